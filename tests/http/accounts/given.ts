/** A portal with accounts, and browsers that sign in to it. */
import { createHmac } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import { Hono } from 'hono';
import { type AccountsOptions, createAccounts } from '../../../src/auth/accounts.ts';
import { setPassword } from '../../../src/auth/links.ts';
import { addPerson, type Person, personBy } from '../../../src/auth/people.ts';
import type { HeldRole } from '../../../src/auth/staff.ts';
import { ROLES_STREAM } from '../../../src/domain/decide/index.ts';
import { createApp } from '../../../src/http/app.ts';
import type { AppConfig, Env } from '../../../src/http/context.ts';
import { pages } from '../../../src/http/pages/index.ts';
import { config, keeping } from '../given.ts';
import { openPortal } from '../portal.ts';

export const PASSWORD = 'correct horse battery staple';
export const ORIGIN = config.publicUrl;
let hash: Promise<string> | undefined;

export type Offered = Awaited<ReturnType<typeof openOffice>>;

export async function openOffice(
  more: Partial<Pick<AccountsOptions, 'totp'> & AppConfig> = {},
  watching: Watching = (db) => db,
): Promise<ReturnType<typeof office>> {
  return office(await openPortal(), more, watching);
}

/** The database as the accounts are to see it. */
type Watching = (db: AccountsOptions['db']) => AccountsOptions['db'];

function office(
  portal: Awaited<ReturnType<typeof openPortal>>,
  { totp = 'required', ...more }: Partial<Pick<AccountsOptions, 'totp'> & AppConfig>,
  watching: Watching,
) {
  const { db, log, deps } = portal;
  const logger = keeping();
  let ahead = 0;
  const accounts = createAccounts({
    db: watching(db),
    log,
    secret: 'a secret of the tests, which is long enough',
    publicUrl: ORIGIN,
    totp,
    onError: (message) => logger.error({}, message),
    clock: () => new Date(Date.now() + ahead),
  });
  const { routes, errorPage } = pages();
  // What the guards of staff's routes see.
  const probed = new Hono<Env>()
    .get('/staff/probe', (c) => c.json({ staff: c.get('staff') ?? null }))
    .route('/', routes);
  const app = createApp(
    {
      ...deps,
      accounts,
      logger,
      config: { ...config, trustedProxies: ['10.0.0.1'], ...more },
      peer: (c) => c.req.header('X-Test-Peer'),
    },
    { routes: probed, errorPage },
  );
  return {
    ...portal,
    app,
    accounts,
    logger,
    /** Sets links' clock ahead, in hours. */
    wait: (hours: number) => {
      ahead += hours * 3_600_000;
    },
    /** An account that can sign in with PASSWORD. */
    async person(name: string, held: HeldRole): Promise<Person> {
      const email = `${name}@office.example`;
      const now = accounts.clock();
      const added = await addPerson(db, { name, email }, now);
      if (!added.ok) throw new Error(JSON.stringify(added));
      hash ??= hashPassword(PASSWORD);
      await setPassword(db, added.id, await hash, now);
      const data = { role: held.role, office: held.department ?? '办公室', reference: added.id };
      await portal.appends(ROLES_STREAM, 'role.granted', data);
      const person = await personBy(db, { email });
      if (!person) throw new Error('added, and not there');
      return person;
    },
    browser: (peer?: string) => browserOf(app, peer),
  };
}

export type Browser = ReturnType<typeof browserOf>;

/** Keeps cookies as a browser does, and posts forms from the portal's own pages. */
function browserOf(app: Hono<Env>, peer?: string) {
  const jar = new Map<string, string>();
  const headers = (): Record<string, string> => ({
    ...(jar.size > 0 && { Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') }),
    ...(peer !== undefined && { 'X-Test-Peer': peer }),
  });
  const keep = (response: Response): Response => {
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = cookie.split('; ');
      const [name = '', value = ''] = pair.split('=');
      if (attributes.includes('Max-Age=0')) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
  const self = {
    jar,
    get: async (path: string) => keep(await app.request(path, { headers: headers() })),
    read: async (path: string) => (await self.get(path)).text(),
    post: async (path: string, form: Record<string, string>, more: Record<string, string> = {}) =>
      keep(
        await app.request(path, {
          method: 'POST',
          body: new URLSearchParams(form),
          headers: { ...headers(), Origin: ORIGIN, ...more },
        }),
      ),
    signIn: (email: string, password = PASSWORD, more: Record<string, string> = {}) =>
      self.post('/sign-in', { email, password }, more),
    /** What guards see of whoever is signed in. */
    staff: async (): Promise<unknown> =>
      ((await (await self.get('/staff/probe')).json()) as { staff: unknown }).staff,
    isSignedIn: async () => (await self.get('/account')).status === 200,
  };
  return self;
}

/** RFC 6238 with SHA-1, six digits, 30 seconds: what an authenticator shows. @param secret in base32. */
export function codeOf(secret: string, time = Date.now()): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(time / 30_000)));
  const digest = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((sign) => ALPHABET.indexOf(sign).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
