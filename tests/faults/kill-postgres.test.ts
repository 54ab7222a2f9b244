/** kill -9 of PostgreSQL under load: the portal is there meanwhile, and goes on by itself. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mingbai } from '../cli/spawn.ts';
import { type StartedPortal, startPortal } from '../node/start.ts';
import { type PostgresServer, startPostgres } from '../postgres-server.ts';
import { LINDENAU, report, TOKEN } from './load.ts';
import { rounds } from './rounds.ts';

const PAGE = '/plans/lindenau-2024-2027';

describe('a portal whose PostgreSQL is killed', () => {
  let server: PostgresServer;
  let portal: StartedPortal;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingbai-outage-'));
    server = await startPostgres();
    const environment = { DATABASE_URL: server.url('postgres'), MINGBAI_DATA: folder, MINGBAI_DEMO: '0' };
    expect(await mingbai(['migrate'], environment)).toMatchObject({ code: 0 });
    expect(await mingbai(['plan', 'adopt', LINDENAU], environment)).toMatchObject({ code: 0 });
    portal = await startPortal({ ...environment, MINGBAI_API_TOKEN: TOKEN });
    await portal.says('is ready');
  });
  afterAll(async () => {
    portal.signal('SIGTERM');
    await portal.ended;
    await server.stop();
    await rm(folder, { recursive: true });
  });

  it('answers, refuses for the moment what it cannot record, and loses nothing', {
    timeout: 600_000,
  }, async () => {
    let acknowledged = new Map<string, number>();
    for (const { roll } of rounds(3_000)) {
      const seen = await fetch(portal.address + PAGE);
      expect(seen.status).toBe(200);
      expect(await seen.text()).not.toContain(OLD);

      const load = report(portal.address, acknowledged);
      await load.acknowledges(1 + Math.floor(roll() * 60));
      await new Promise((resolve) => setTimeout(resolve, roll() * 40));
      const refusedBefore = load.refusals.length;
      await server.kill();
      while (load.refusals.length === refusedBefore) await new Promise((resolve) => setTimeout(resolve, 20));
      expect(load.refusals.at(-1)).toEqual({ status: 503, retryAfter: '5' });

      const meanwhile = await fetch(portal.address + PAGE);
      expect(meanwhile.status).toBe(200);
      expect(await meanwhile.text()).toContain(OLD);
      expect(meanwhile.headers.get('Cache-Control')).toBe('no-store');
      expect((await fetch(`${portal.address}/readyz`)).status).toBe(503);
      expect((await fetch(`${portal.address}/healthz`)).status).toBe(200);

      await server.restart();
      await load.acknowledges(20);
      await load.stop();
      acknowledged = new Map(load.acknowledged);
      expect((await fetch(`${portal.address}/readyz`)).status).toBe(200);
      const ledger = await (await fetch(`${portal.address}/data/events.ndjson`)).text();
      const ids = ledger
        .split('\n')
        .slice(0, -1)
        .map((entry): string => JSON.parse(entry).id);
      for (const [id, position] of acknowledged) expect(ids[position]).toBe(id);
    }
  });
});

/** How a page begins to say that it is an old one. */
const OLD = '数据库暂时无法访问';
