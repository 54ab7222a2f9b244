/** The loop that publishes: after appends, after failures, and at the end. */
import { expect, test } from 'vitest';
import type { Hints } from '../../src/log/follow.ts';
import { keepPublished } from '../../src/node/keep-published.ts';
import type { AuditResult } from '../../src/publish/audit.ts';
import type { Outcome, Publisher } from '../../src/publish/publish.ts';
import type { Told } from './given.ts';

/** Keeps a publisher going that gives these outcomes in turn, until the last was given. */
async function run(outcomes: readonly (Outcome | Error)[], audited: AuditResult | Error = WHOLE) {
  const stopping = new AbortController();
  const told: Told[] = [];
  const by = (level: string) => (fields: Record<string, unknown>, message: string) =>
    void told.push({ level, message, fields });
  const listeners = new Set<() => void>();
  const hints: Hints = {
    subscribe: (onHint) => {
      listeners.add(onHint);
      return () => listeners.delete(onHint);
    },
  };
  let rounds = 0;
  const publisher: Publisher = {
    publish: async () => {
      const outcome = outcomes[rounds++];
      if (rounds >= outcomes.length) stopping.abort();
      // Something was appended while this round was under way.
      for (const listener of listeners) listener();
      if (outcome instanceof Error) throw outcome;
      return outcome ?? { outcome: 'unchanged', size: 0 };
    },
    audit: async () => {
      if (audited instanceof Error) throw audited;
      return audited;
    },
    state: () => ({}),
    settled: async () => {},
  };
  await keepPublished({
    publisher,
    hints,
    signal: stopping.signal,
    auditInterval: 3_600,
    logger: { info: by('info'), warn: by('warn'), error: by('error') },
  });
  expect(listeners.size).toBe(0);
  return { rounds, told: told.map(({ level, message }) => `${level}: ${message}`) };
}

const WHOLE = { ok: true, size: 1, checkpoints: 1 } as const;
const AUDITED = 'info: audited the log: it is what was signed';
const published = { outcome: 'published', size: 1 } as const;

test('publishes again for what came while it published, and once more when it is stopped', async () => {
  expect(await run([published, published])).toEqual({ rounds: 3, told: [AUDITED] });
});

test('goes on after a failure, which it tells once', async () => {
  const lost = new Error('connection lost');
  expect(await run([lost, lost, published])).toEqual({
    rounds: 4,
    told: [AUDITED, 'warn: the log could not be published; trying again', 'info: publishing goes on'],
  });
});

test('waits for a required witness, and then is not asked once more at the end', async () => {
  const waiting = { outcome: 'waiting', size: 1, reason: 'down' } as const;
  expect(await run([waiting])).toEqual({
    rounds: 1,
    told: [AUDITED, 'warn: publishing waits for a required witness'],
  });
});

test('tells what the audit found', async () => {
  expect((await run([published], { ok: false, finding: { position: 3, what: 'differs' } })).told).toEqual([
    'error: audited the log: it is not what was signed',
  ]);
  expect((await run([published], new Error('connection lost'))).told).toEqual([
    'warn: the audit of the log could not be done; trying again',
  ]);
});
