/** The accounts as pages use them: sign-in, sessions, second factors, passwords. */
import type { Kysely } from 'kysely';
import { type Clock, systemClock } from '../clock.ts';
import type { Database } from '../db/schema.ts';
import type { RowReader } from '../log/rows.ts';
import { type Answered, type Asking, ask } from './ask.ts';
import { keepCodesFromReplay } from './codes.ts';
import { createDevices } from './devices.ts';
import { attempt } from './guessing.ts';
import type { Library } from './library.ts';
import { type LinkKind, useLink } from './links.ts';
import { rolesOf } from './roles-of.ts';
import { dropEndedSessions, endChallenges } from './sessions.ts';
import { requiresSecondFactor, type SignedIn } from './staff.ts';
import { createThrottle } from './throttle.ts';

/** Whether roles that require a second factor are asked for one. */
export type SecondFactorRule = 'required' | 'optional';

export type AccountsOptions = {
  db: Kysely<Database>;
  log: Pick<RowReader, 'rows'>;
  secret: string;
  publicUrl: string;
  totp: SecondFactorRule;
  onError: (message: string) => void;
  /** Real time: sessions, codes and links know nothing of a demonstration's clock. */
  clock?: Clock;
};

/** What was refused says nothing of why: an unknown account, a wrong password and a disabled account are one. */
export type Refused = { ok: false; reason: 'refused' | 'throttled' };
export type Done<More = object> = ({ ok: true; cookies: string[] } & More) | Refused;
/** `ended`: no further code can be right, signing in begins anew with the password. */
export type CodeDone = Done | { ok: false; reason: 'ended' };

export type Accounts = ReturnType<typeof createAccounts>;

export function createAccounts(options: AccountsOptions) {
  const { db, log, totp, clock = systemClock } = options;
  const throttle = createThrottle(db, clock);
  const devices = createDevices(options.secret, options.publicUrl, clock);
  const codes = keepCodesFromReplay(db, clock);
  let opened: Promise<Library> | undefined;
  // The library is large: readers of the portal never wait for it.
  const library = () =>
    (opened ??= import('./library.ts').then(({ openLibrary }) => openLibrary({ ...options, throttle })));

  return {
    db,
    clock,
    publicUrl: options.publicUrl,
    totp,

    /** A fresh session, or the question for the second factor. */
    async signIn(asking: Asking, email: string, password: string): Promise<Done<{ needsCode: boolean }>> {
      const account = emailOf(email);
      const trying = await attempt(throttle, devices, asking, account);
      if (!trying) return throttled;
      // Without the cookies that were sent: whatever session somebody planted there is not taken on.
      const answer = await ask(await library(), '/sign-in/email', without(asking), {
        email: account,
        password,
      });
      const refused = answer.status === 200 ? undefined : refusedBy(answer);
      if (refused?.reason === 'refused') await trying.failed();
      if (refused) return refused;
      const cookies = [...answer.cookies, await trying.succeeded()];
      await dropEndedSessions(db, clock());
      return { ok: true, cookies, needsCode: answer.body.twoFactorRedirect === true };
    },

    /** Sets a password by a one-time link: the browser is one that the account knows, as if it had signed in. */
    async takeLink(
      kind: LinkKind,
      link: string,
      password: string,
    ): Promise<{ cookies: string[] } | undefined> {
      const taken = await useLink(db, kind, link, password, clock());
      return taken && { cookies: [devices.remembering(taken.email)] };
    },

    /** The second half of signing in: a code of the authenticator, or one of the spare ones. */
    async secondFactor(asking: Asking, code: string): Promise<CodeDone> {
      // The challenge alone: a session that is there already is no answer to it.
      return codes.once(await library(), { ...asking, cookie: challengeOf(asking.cookie) }, code);
    },

    async read(cookie: string | undefined): Promise<SignedIn | undefined> {
      if (!cookie || !hasSession(cookie)) return undefined;
      const { body } = await ask(await library(), '/get-session', { cookie });
      const found = sessionOf(body);
      if (!found) return undefined;
      const roles = await rolesOf(log, found.id);
      const mustSetUp = totp === 'required' && !found.secondFactor && requiresSecondFactor(roles);
      return { ...found, roles, mustSetUp };
    },

    async signOut(asking: Asking): Promise<string[]> {
      return (await ask(await library(), '/sign-out', asking, {})).cookies;
    },

    /** Begins to set up a second factor: the address for an authenticator, and the spare codes. */
    async beginSecondFactor(
      asking: Asking,
      password: string,
    ): Promise<{ ok: true; uri: string; spare: string[] } | Refused> {
      const answer = await ask(await library(), '/two-factor/enable', asking, { password });
      const { totpURI, backupCodes } = answer.body;
      if (answer.status !== 200 || typeof totpURI !== 'string') return refusedBy(answer);
      return { ok: true, uri: totpURI, spare: Array.isArray(backupCodes) ? backupCodes.map(String) : [] };
    },

    /** Ends setting it up: from then on signing in asks for a code. The session is a new one. */
    async confirmSecondFactor(asking: Asking, code: string): Promise<CodeDone> {
      return codes.once(await library(), asking, code);
    },

    /** All other sessions end; this one is a new one. */
    async changePassword(asking: Asking, current: string, next: string): Promise<Done> {
      const answer = await ask(await library(), '/change-password', asking, {
        currentPassword: current,
        newPassword: next,
        revokeOtherSessions: true,
      });
      if (answer.status !== 200) return refusedBy(answer);
      const { user } = answer.body;
      if (isObject(user)) await endChallenges(db, String(user.id));
      return { ok: true, cookies: answer.cookies };
    },
  };
}

const throttled: Refused = { ok: false, reason: 'throttled' };

const refusedBy = ({ status }: Answered): Refused =>
  status === 429 ? throttled : { ok: false, reason: 'refused' };

const without = ({ client, agent }: Asking): Asking => ({ client, agent });

/** What is no address is somebody's who is not there, so that it takes as long as any other. */
const emailOf = (text: string): string => {
  const email = text.trim().toLowerCase();
  return EMAIL.test(email) ? email : 'nobody@unknown.invalid';
};
/** Narrower than what better-auth takes, so that it never refuses one early. */
export const EMAIL =
  /^[a-z0-9](?:[a-z0-9_+-]|\.(?=[a-z0-9])){0,62}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}$/;

/** The cookie of the question for the second factor. */
const challengeOf = (cookie = ''): string =>
  cookie
    .split(/;\s*/)
    .filter((each) => /^(__Host-)?mingbai\.two_factor=/.test(each))
    .join('; ');

const hasSession = (cookie: string): boolean => /(^|;\s*)(__Host-)?mingbai\.session_token=/.test(cookie);

function sessionOf({ session, user }: Record<string, unknown>) {
  if (!isObject(session) || !isObject(user)) return undefined;
  // Its sessions ended with it; one may have begun at the same moment.
  if (user.disabledAt !== null) return undefined;
  return {
    id: String(user.id),
    name: String(user.name),
    email: String(user.email),
    secondFactor: user.twoFactorEnabled === true,
    session: { id: String(session.id), token: String(session.token) },
  };
}
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
