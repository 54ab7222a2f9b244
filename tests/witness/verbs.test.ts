/** `mingbai witness` as people type it. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { sha256 } from '../../src/log/sha256.ts';
import { COSIGNATURE, formatVkey, parseVkey } from '../../src/tlog/note.ts';
import { logOf } from './given.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingbai-witness-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs words without any environment and without a database. */
async function witness(...words: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const unused = () => {
    throw new Error('not asked for');
  };
  const code = await run(['witness', ...words], {
    terminal: {
      print: (line) => void out.push(line),
      tell: (line) => void err.push(line),
      printJson: unused,
      write: unused,
      redraw: unused,
      isInteractive: false,
      showsProgress: false,
    },
    environment: {},
    open: unused,
    newId: unused,
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const make = () => witness('new', '--name', 'audit.example/witness', '--data', folder);
const serve = (...keys: string[]) =>
  witness('serve', '--data', folder, ...keys.flatMap((key) => ['--origin-key', key]));

test('a new witness prints its public key and nothing else, and is never made twice', async () => {
  const { code, out, err } = await make();
  expect(code).toBe(0);
  expect(parseVkey(sha256, out)).toMatchObject({ name: 'audit.example/witness', type: COSIGNATURE });
  expect(err).toContain('keep it secret');
  expect(`${out}${err}`).not.toContain('PRIVATE');
  expect(await make()).toMatchObject({ code: 1, out: '' });
});

test('a name with a blank is refused', async () => {
  const refused = await witness('new', '--name', 'the audit office', '--data', folder);
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('is not a name of a key') });
});

test('a witness whose memory is damaged does not start, and says what to do', async () => {
  await make();
  const file = join(folder, 'signed.json');
  await writeFile(file, (await readFile(file, 'utf8')).slice(0, -5));
  const { code, err } = await serve(formatVkey(logOf().key));
  expect(code).toBe(4);
  expect(err).toContain(`${file} is damaged`);
  expect(err).toContain('Make a new witness in another folder');
  expect(err).not.toContain('    at ');
});

test('serving asks for the keys of logs, and takes no others', async () => {
  const { out } = await make();
  expect(await serve()).toMatchObject({ code: 2, err: expect.stringContaining('--origin-key') });
  expect(await serve('portal.example/log')).toMatchObject({ code: 2, err: expect.stringContaining('vkey') });
  expect(await serve(out)).toMatchObject({
    code: 2,
    err: expect.stringContaining('the key of a witness, not of a log'),
  });
  const port = await witness('serve', '--origin-key', formatVkey(logOf().key), '--port', '0');
  expect(port).toMatchObject({ code: 2, err: expect.stringContaining('port') });
});
