import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readPlanFolder } from '../../../src/cli/plan-folder.ts';

const fixture = fileURLToPath(new URL('../../fixtures/plans/lindenau-2024-2027', import.meta.url));
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plan-'));
  await cp(fixture, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

test('a whole folder is read', async () => {
  const read = await readPlanFolder(folder);
  expect(read).toMatchObject({ ok: true, plan: { plan: 'lindenau-2024-2027' }, unaccounted: [] });
});

test('missing files are named, both of them', async () => {
  await rm(join(folder, 'plan.yaml'));
  await rm(join(folder, 'plan.txt'));
  const read = await readPlanFolder(folder);
  expect(read).toMatchObject({ ok: false, problems: [{ file: 'plan.yaml' }, { file: 'plan.txt' }] });
});

test('a folder that is not there is said to be missing', async () => {
  const read = await readPlanFolder(join(folder, 'nowhere'));
  expect(!read.ok && read.problems[0]?.message).toMatch(/is missing in/);
});

test.each([
  ['a byte order mark', Buffer.from('\uFEFFa'), { line: 1, message: /byte order mark/ }],
  [
    'GBK',
    Buffer.concat([Buffer.from('目标\nab'), Buffer.from([0xb1, 0xea])]),
    { line: 2, column: 3, message: /not UTF-8/ },
  ],
  ['half a character', Buffer.from('目').subarray(0, 2), { line: 1, message: /not UTF-8/ }],
  ['UTF-16', Buffer.from('目标', 'utf16le'), { line: 1, message: /./ }],
])('%s is refused', async (_name, bytes, { message, ...place }) => {
  await writeFile(join(folder, 'plan.txt'), bytes);
  const read = await readPlanFolder(folder);
  const problem = read.ok ? undefined : read.problems[0];
  expect(problem).toMatchObject({ file: 'plan.txt', ...place });
  expect(problem?.message).toMatch(message);
});

test('a folder where a file should be is refused', async () => {
  const read = await readPlanFolder(join(folder, 'plan.yaml'));
  expect(read.ok).toBe(false);
});
