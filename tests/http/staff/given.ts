/** A portal with accounts, and people who are signed in without ever having typed a password. */
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { createAccounts } from '../../../src/auth/accounts.ts';
import { addPerson } from '../../../src/auth/people.ts';
import type { HeldRole } from '../../../src/auth/staff.ts';
import { createApp } from '../../../src/http/app.ts';
import type { AppDeps, Env } from '../../../src/http/context.ts';
import { pages } from '../../../src/http/pages/index.ts';
import type { Portal } from '../portal.ts';

const SECRET = 'a secret of the tests, long enough to sign with';
const ORIGIN = 'https://portal.example';

export type Office = {
  app: Hono<Env>;
  deps: AppDeps;
  /** Adds an account that holds the roles; gives its id. */
  hires(name: string, ...roles: readonly HeldRole[]): Promise<string>;
  /** The cookie of a new session of theirs. */
  enters(id: string): Promise<string>;
  get(path: string, cookie?: string): Promise<Response>;
  /** Posts a form, as a page of ours does. */
  post(path: string, fields?: Record<string, string>, cookie?: string, origin?: string): Promise<Response>;
};

/** Departments without the plan round them: to adopt one takes seconds. */
export async function nameDepartments(portal: Portal): Promise<void> {
  for (const [department, name] of [
    ['housing-bureau', '区房管局'],
    ['environment-bureau', '区环保局'],
  ] as const) {
    await portal.appends('plan/small', 'department.named', { plan: 'small', department, name, aliases: [] });
  }
}

/** @param more dependencies that routes need beside accounts. */
export function officeOf(
  portal: Portal,
  more: Partial<AppDeps> = {},
  totp: 'required' | 'optional' = 'optional',
): Office {
  const accounts = createAccounts({
    db: portal.db,
    log: portal.log,
    secret: SECRET,
    publicUrl: ORIGIN,
    totp,
    onError: (message) => {
      throw new Error(message);
    },
  });
  const assets = { url: (name: string) => `/assets/${name}`, fetch: async () => null };
  const deps: AppDeps = { ...portal.deps, assets, accounts, ...more };
  const app = createApp(deps, pages());
  const cookies = (cookie: string | undefined) => (cookie === undefined ? {} : { Cookie: cookie });
  return {
    app,
    deps,
    hires: async (name, ...roles) => {
      const email = `${randomUUID()}@office.example`;
      const added = await addPerson(portal.db, { name, email }, new Date());
      if (!added.ok) throw new Error(JSON.stringify(added));
      for (const { role, department } of roles) {
        const data = { role, office: department ?? 'portal', reference: added.id };
        await portal.appends('office/roles', 'role.granted', data);
      }
      return added.id;
    },
    enters: async (id) => {
      const token = randomBytes(16).toString('hex');
      await portal.db
        .insertInto('staff_sessions')
        .values({
          id: randomUUID(),
          user_id: id,
          token,
          ip_address: '203.0.113.9',
          user_agent: 'tests',
          expires_at: new Date(Date.now() + 3_600_000),
          created_at: new Date(),
          updated_at: new Date(),
        })
        .execute();
      const signature = createHmac('sha256', SECRET).update(token).digest('base64');
      return `__Host-mingbai.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
    },
    get: async (path, cookie) => app.request(path, { headers: cookies(cookie) }),
    post: async (path, fields = {}, cookie, origin = ORIGIN) =>
      app.request(path, {
        method: 'POST',
        headers: {
          Origin: origin,
          'Content-Type': 'application/x-www-form-urlencoded',
          ...cookies(cookie),
        },
        body: new URLSearchParams(fields).toString(),
      }),
  };
}
