/** The app over a portal of the benchmark, with somebody of each role signed in. */
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { createAccounts } from '../src/auth/accounts.ts';
import { addPerson } from '../src/auth/people.ts';
import { createApp } from '../src/http/app.ts';
import { pages } from '../src/http/pages/index.ts';
import { bundleAssets } from '../src/node/assets.ts';
import { servedAssets } from '../src/serve.ts';
import type { CommentsPortal } from './comments-portal.ts';

const SECRET = 'of nobody, and of this benchmark alone';
const PUBLIC_URL = 'https://bench.example';
const nothing = () => undefined;

/** Asks for a page, as nobody unless a role is named. */
export async function staffOf({ db, log, clock }: CommentsPortal) {
  const accounts = createAccounts({
    ...{ db, log, secret: SECRET, publicUrl: PUBLIC_URL, totp: 'optional' },
    onError: (message) => {
      throw new Error(message);
    },
  });
  const app = createApp(
    {
      ...{ log, clock, accounts },
      config: {
        publicUrl: PUBLIC_URL,
        origin: 'bench.example/log',
        demo: true,
        trustedProxies: [],
        build: 'bench',
      },
      logger: { info: nothing, warn: nothing, error: nothing },
      assets: servedAssets(await bundleAssets()),
      ready: async () => ({ ok: true, checks: {} }),
    },
    pages(),
  );
  const cookies = {
    moderator: await hired('moderator', 'portal'),
    responder: await hired('responder', 'housing-bureau'),
  };
  return async (path: string, as?: keyof typeof cookies): Promise<Response> =>
    app.request(path, { headers: as ? { Cookie: cookies[as] } : {} });

  async function hired(role: 'moderator' | 'responder', office: string): Promise<string> {
    const added = await addPerson(db, { name: role, email: `${role}@bench.example` }, new Date());
    if (!added.ok) throw new Error(JSON.stringify(added));
    const granted = {
      ...{ id: randomUUID(), type: 'role.granted' as const, actor: { role: 'operator' as const } },
      data: { role, office, reference: added.id },
    };
    await log.append([{ stream: 'office/roles', expected: 'any', events: [granted] }]);
    const [token, now] = [randomBytes(16).toString('hex'), Date.now()];
    const [at, expires_at] = [new Date(now), new Date(now + 3_600_000)];
    await db
      .insertInto('staff_sessions')
      .values({
        ...{ id: randomUUID(), user_id: added.id, token, ip_address: null, user_agent: 'bench' },
        ...{ expires_at, created_at: at, updated_at: at },
      })
      .execute();
    const signature = createHmac('sha256', SECRET).update(token).digest('base64');
    return `__Host-mingbai.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
  }
}
