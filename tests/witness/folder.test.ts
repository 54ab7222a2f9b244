/** What a witness has on disk, and when it refuses to sign by it. */
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newSigningKey } from '../../src/keys/signing-key.ts';
import { ED25519 } from '../../src/tlog/note.ts';
import { makeWitness, openWitness } from '../../src/witness/node/folder.ts';
import { logOf, witnessOf } from './given.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingbai-witness-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const log = logOf();
const key = () => join(folder, 'witness.key');
const signed = () => join(folder, 'signed.json');

async function made(): Promise<void> {
  const result = await makeWitness(folder, 'audit.example/witness');
  if (!result.ok) throw new Error(result.problem);
}

/** Opens the folder, has it sign, and lets go. */
async function signs(old: number, size: number): Promise<number> {
  const opened = await openWitness(folder);
  if (!opened.ok) throw new Error(opened.problem);
  const { add } = witnessOf([log.key], opened.folder);
  const { status } = await add(await log.request(old, size));
  await opened.folder.release();
  return status;
}

async function problem(): Promise<string> {
  const opened = await openWitness(folder);
  if (!opened.ok) return opened.problem;
  await opened.folder.release();
  return 'none';
}

describe('a witness’s folder', () => {
  test('is made once, its key for its owner alone', async () => {
    await made();
    expect((await stat(key())).mode & 0o777).toBe(0o600);
    const before = await readFile(key(), 'utf8');
    expect(await makeWitness(folder, 'audit.example/witness')).toMatchObject({ ok: false });
    expect(await readFile(key(), 'utf8')).toBe(before);
  });

  test('takes no name that a note cannot carry', async () => {
    for (const name of ['', 'a b', 'a+b', 'x'.repeat(201)]) {
      expect(await makeWitness(folder, name)).toMatchObject({ ok: false });
    }
    expect(await readdir(folder)).toEqual([]);
  });

  test('remembers what was signed', async () => {
    await made();
    expect(await signs(0, 3)).toBe(200);
    expect(await signs(0, 3)).toBe(409);
    expect(await signs(3, 9)).toBe(200);
    expect((await readdir(folder)).sort()).toEqual(['signed.json', 'witness.key']);
  });

  test('is held by one process', async () => {
    await made();
    const opened = await openWitness(folder);
    if (!opened.ok) throw new Error(opened.problem);
    expect(await problem()).toContain(`runs already, as process ${process.pid}`);
    await opened.folder.release();
    expect(await problem()).toBe('none');
  });

  test('is refused when its memory is not whole', async () => {
    await made();
    await signs(0, 3);
    const whole = await readFile(signed(), 'utf8');
    const notes: string[] = JSON.parse(whole).notes;
    const [note = ''] = notes;
    const withNotes = (...changed: string[]) => JSON.stringify({ version: 1, notes: changed });
    const damaged = [
      '',
      whole.slice(0, -20),
      '\0'.repeat(whole.length),
      '{}',
      whole.replace('"version": 1', '"version": 2'),
      withNotes(note.replace('\n3\n', '\n2\n')),
      withNotes(note.slice(0, note.lastIndexOf('—'))),
      withNotes(note, note),
      withNotes('portal.example/log\n3\n'),
    ];
    for (const text of damaged) {
      await writeFile(signed(), text);
      expect(await problem()).toMatch(/signed\.json is damaged\. .* does not start/);
    }
    await rm(signed());
    expect(await problem()).toMatch(/signed\.json is missing\. .* does not start/);
    await writeFile(signed(), whole);
    expect(await problem()).toBe('none');
  });

  test('is refused when its memory is another witness’s', async () => {
    await made();
    await signs(0, 3);
    const before = await readFile(signed(), 'utf8');
    await rm(key());
    await rm(signed());
    await made();
    await writeFile(signed(), before);
    expect(await problem()).toMatch(/damaged/);
  });

  test('is refused without a key of its own that nobody else can read', async () => {
    expect(await problem()).toContain('mingbai witness new');
    await made();
    await chmod(key(), 0o640);
    expect(await problem()).toContain('can be read by others');
    await chmod(key(), 0o600);
    await writeFile(key(), 'PRIVATE+KEY+nonsense');
    expect(await problem()).toContain('holds no key of a witness');
    await writeFile(key(), newSigningKey('portal.example/log', ED25519).secret);
    expect(await problem()).toContain('holds no key of a witness');
  });
});
