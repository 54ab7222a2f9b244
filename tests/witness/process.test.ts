/** `mingbai witness` as processes of their own: made, served, killed, started again. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyEd25519 } from '../../src/keys/ed25519.ts';
import { cosignedAt } from '../../src/tlog/cosignature.ts';
import { formatVkey, parseNote, type VerifierKey, withSignatures } from '../../src/tlog/note.ts';
import { makeWitness } from '../../src/witness/node/folder.ts';
import { mingbai } from '../cli/spawn.ts';
import { freePort, type StartedPortal, startPortal } from '../node/start.ts';
import { forkedLogs, type GivenLog } from './given.ts';

let folder = '';
let key: VerifierKey;
const started: StartedPortal[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingbai-witness-'));
  const made = await makeWitness(folder, 'audit.example/witness');
  if (!made.ok) throw new Error(made.problem);
  key = made.signing.key;
});
afterEach(async () => {
  for (const each of started.splice(0)) {
    each.signal('SIGKILL');
    await each.ended;
  }
  await rm(folder, { recursive: true, force: true });
});

const node = (...words: string[]) => [process.execPath, '--import', 'tsx', ...words] as const;

async function served(...logs: readonly GivenLog[]) {
  const port = await freePort();
  const keys = logs.flatMap((log) => ['--origin-key', formatVkey(log.key)]);
  const place = ['--data', folder, '--port', String(port)];
  const server = await startPortal({}, node('src/cli/main.ts', 'witness', 'serve', ...keys, ...place));
  started.push(server);
  await server.says('the witness is ready');
  const add = async (body: string) => {
    const response = await fetch(`http://127.0.0.1:${port}/add-checkpoint`, { method: 'POST', body });
    return { status: response.status, text: await response.text() };
  };
  return { ...server, address: `http://127.0.0.1:${port}`, add };
}

const holds = (note: string, line: string): boolean => {
  const signed = parseNote(withSignatures(note, [line]));
  return signed !== undefined && cosignedAt(signed, key, verifyEd25519) !== undefined;
};

describe('mingbai witness', () => {
  test('cosigns, stops when it is told to, and goes on where it stood', async () => {
    const [log] = forkedLogs(5);
    const first = await served(log);
    const { text } = await first.add(await log.request(0, 3));
    expect(holds(log.note(3), text)).toBe(true);
    expect(await (await fetch(`${first.address}/healthz`)).json()).toEqual({ ok: true });

    const second = await mingbai(
      ['witness', 'serve', '--origin-key', formatVkey(log.key), '--data', folder],
      {},
    );
    expect(second).toMatchObject({ code: 4, out: '' });
    expect(second.err).toMatch(/^mingbai: the witness in .* runs already, as process \d+\n$/);

    first.signal('SIGTERM');
    const { code, err } = await first.ended;
    expect(code).toBe(0);
    expect(err).toContain('"msg":"cosigned"');
    expect(err).toContain('"msg":"stopped"');

    const again = await served(log);
    expect(await again.add(await log.request(0, 9))).toEqual({ status: 409, text: '3\n' });
    expect(await again.add(await log.request(3, 9))).toMatchObject({ status: 200 });
  });

  test('that is killed before it answers signs no other history afterwards', async () => {
    const [log, fork] = forkedLogs(5);
    const stalling = await startPortal(
      {},
      node('tests/witness/stalling.ts', folder, formatVkey(log.key), await log.request(0, 8)),
    );
    started.push(stalling);
    await stalling.says('kept');
    stalling.signal('SIGKILL');
    const { out } = await stalling.ended;
    expect(out).toBe('kept\n');

    const { add } = await served(log);
    expect(await add(await fork.request(0, 8))).toEqual({ status: 409, text: '8\n' });
    expect(await add(await fork.request(8, 8))).toMatchObject({ status: 422 });
    expect(await add(await fork.request(8, 12))).toMatchObject({ status: 422 });
    const { status, text } = await add(await log.request(8, 8));
    expect(status).toBe(200);
    expect(holds(log.note(8), text)).toBe(true);
  });

  test('that is killed while it signs remembers all that it answered', async () => {
    const [log] = forkedLogs(5);
    const server = await served(log);
    let answered = 0;
    for (let size = 1; size <= 6; size++) {
      // The signal and the last request race: its answer may come or not.
      const asked = server.add(await log.request(size - 1, size)).catch(() => undefined);
      if (size === 6) server.signal('SIGKILL');
      if ((await asked)?.status === 200) answered = size;
    }
    await server.ended;
    expect(answered).toBeGreaterThanOrEqual(5);
    const { add } = await served(log);
    const { status, text } = await add(await log.request(19, 20));
    expect(status).toBe(409);
    expect(Number(text)).toBeGreaterThanOrEqual(answered);
  });
});
