/**
 * Whether the time of a refusal tells which accounts there are: `npm run bench:sign-in`. Kinds of refusals take turns
 * in an order by chance, on a PostgreSQL server, each from an address of its own, so that no limit answers first.
 * `--quick` asks a third as often.
 */
import { cpus, loadavg } from 'node:os';
import { createAccounts } from '../src/auth/accounts.ts';
import { makeLink, setPassword, useLink } from '../src/auth/links.ts';
import { addPerson, disablePerson } from '../src/auth/people.ts';
import { migrate } from '../src/db/migrate.ts';
import { openPostgres } from '../src/db/postgres.ts';
import { createApp } from '../src/http/app.ts';
import { pages } from '../src/http/pages/index.ts';
import { openLog } from '../src/log/open.ts';
import { projections } from '../src/projections/index.ts';
import { startPostgres } from '../tests/postgres-server.ts';
import { above, standardError } from './rank.ts';
import { median } from './ratio.ts';

const ROUNDS = process.argv.includes('--quick') ? 60 : 200;
const PUBLIC_URL = 'https://bench.example';
const PASSWORD = 'correct horse battery staple';
const WRONG = 'a wrong one, of some length';
const nothing = () => undefined;

type Asked = { path: string; form?: Record<string, string> };
/** Milliseconds that the caller waited, and that this process computed: the latter tells more on a busy machine. */
type Took = { waited: number; computed: number };
type Times = Map<string, Took[]>;

const postgres = await startPostgres();
const db = openPostgres(postgres.url('postgres'), { max: 4 });
try {
  await migrate(db);
  const ask = await portal();
  console.log(
    `PostgreSQL ${postgres.version}, Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}`,
  );
  console.log(`load ${loadavg()[0]?.toFixed(1)}; ${ROUNDS} of each kind`);
  await tell('signing in with a wrong password', 'unknown', ask, await accountsOfEachKind());
  const { looking, using } = await linksOfEachKind();
  await tell('looking at a link', 'unknown', ask, looking);
  await tell('using a link', 'unknown', ask, using);
} finally {
  await db.destroy();
  await postgres.stop();
}

/** @returns asks one thing. */
async function portal() {
  const clock = () => new Date();
  const log = openLog({ db, clock, source: 'bench.example/log', projections });
  const accounts = createAccounts({
    ...{ db, log, secret: 'of nobody, and of this benchmark alone', publicUrl: PUBLIC_URL, totp: 'optional' },
    onError: nothing,
  });
  let address = 0;
  const app = createApp(
    {
      ...{ log, clock, accounts },
      config: {
        publicUrl: PUBLIC_URL,
        origin: 'bench.example/log',
        demo: false,
        trustedProxies: [],
        build: 'bench',
      },
      logger: { info: nothing, warn: nothing, error: nothing },
      assets: { url: (name) => `/assets/${name}`, fetch: async () => null },
      ready: async () => ({ ok: true, checks: {} }),
      peer: () => `10.${address >> 16}.${(address >> 8) & 255}.${address & 255}`,
    },
    pages(),
  );
  return async ({ path, form }: Asked): Promise<Took> => {
    address += 1;
    const [start, before] = [performance.now(), process.cpuUsage()];
    const answer = await app.request(path, {
      ...(form && { method: 'POST', body: new URLSearchParams(form), headers: { Origin: PUBLIC_URL } }),
    });
    await answer.text();
    const { user, system } = process.cpuUsage(before);
    const took = { waited: performance.now() - start, computed: (user + system) / 1_000 };
    if (answer.status !== (path === '/sign-in' ? 422 : 404))
      throw new Error(`${path} answers ${answer.status}`);
    return took;
  };
}

async function person(name: string, hasPassword: boolean): Promise<string> {
  const added = await addPerson(db, { name, email: `${name}@bench.example` }, new Date());
  if (!added.ok) throw new Error(JSON.stringify(added));
  const { hashPassword } = await import('better-auth/crypto');
  if (hasPassword) await setPassword(db, added.id, await hashPassword(PASSWORD), new Date());
  return added.id;
}

/** `unknown` twice, by two names: what differs between those two is chance. */
async function accountsOfEachKind(): Promise<ReadonlyMap<string, Asked>> {
  await person('known', true);
  await person('invited', false);
  await disablePerson(db, await person('disabled', true), new Date());
  const kinds = ['unknown', 'unknown-again', 'known', 'disabled', 'invited'];
  return new Map(
    kinds.map((kind) => [
      kind,
      { path: '/sign-in', form: { email: `${kind}@bench.example`, password: WRONG } },
    ]),
  );
}

async function linksOfEachKind(): Promise<Record<'looking' | 'using', ReadonlyMap<string, Asked>>> {
  const made = async (name: string, at: Date) =>
    (await makeLink(db, await person(name, true), 'reset', at)).path;
  const used = await made('used', new Date());
  await useLink(db, 'reset', used.split('/')[2] ?? '', PASSWORD, new Date());
  const paths = new Map([
    ['unknown', `/reset/${'x'.repeat(43)}`],
    ['unknown-again', `/reset/${'y'.repeat(43)}`],
    ['used', used],
    ['too late', await made('late', new Date(0))],
    ['of another kind', (await made('other', new Date())).replace('/reset/', '/invitation/')],
  ]);
  const form = { next: PASSWORD, repeat: PASSWORD };
  return {
    looking: new Map([...paths].map(([kind, path]) => [kind, { path }])),
    using: new Map([...paths].map(([kind, path]) => [kind, { path, form }])),
  };
}

async function measured(
  ask: (one: Asked) => Promise<Took>,
  kinds: ReadonlyMap<string, Asked>,
): Promise<Times> {
  const times: Times = new Map([...kinds.keys()].map((kind) => [kind, []]));
  for (let round = -5; round < ROUNDS; round++) {
    const order = [...kinds].map((each) => ({ each, by: Math.random() })).toSorted((a, b) => a.by - b.by);
    for (const {
      each: [kind, asked],
    } of order) {
      const took = await ask(asked);
      // The first rounds warm the program up.
      if (round >= 0) times.get(kind)?.push(took);
    }
  }
  return times;
}

/** One table: each kind against the one that is not there. */
async function tell(
  title: string,
  against: string,
  ask: (one: Asked) => Promise<Took>,
  kinds: ReadonlyMap<string, Asked>,
): Promise<void> {
  const times = await measured(ask, kinds);
  const floor = times.get(against) ?? [];
  const heads = [
    'waited, ms',
    'ratio',
    'slower, of 100 pairs',
    'computed, ms',
    'ratio',
    'more, of 100 pairs',
  ];
  console.log(`\n| ${[title, ...heads, 'told apart'].join(' | ')} |`);
  console.log(`|${'---|'.repeat(heads.length + 2)}`);
  for (const [kind, own] of times) {
    const both = (['waited', 'computed'] as const).map((what) => compared(own, floor, what));
    const isApart = kind !== against && both.some(({ apart }) => apart);
    console.log(`| ${[kind, ...both.flatMap(({ cells }) => cells), isApart ? 'yes' : 'no'].join(' | ')} |`);
  }
  console.log(`by chance 50 ± ${(300 * standardError(ROUNDS, ROUNDS)).toFixed(1)} (three standard errors)`);
}

function compared(own: readonly Took[], floor: readonly Took[], what: keyof Took) {
  const [ours, theirs] = [own, floor].map((each) => each.map((took) => took[what])) as [number[], number[]];
  const share = above(ours, theirs);
  const ratio = median(ours) / median(theirs);
  return {
    cells: [median(ours).toFixed(2), `${ratio.toFixed(3)} ×`, (share * 100).toFixed(1)],
    apart: Math.abs(share - 0.5) > 3 * standardError(ROUNDS, ROUNDS),
  };
}
