import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

it('bin/mingbai runs from any folder, with file names as one stands there', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mingbai-anywhere-'));
  await writeFile(join(folder, 'a.tlog-proof'), 'no receipt');
  await writeFile(join(folder, 'a.json'), '{}');
  const program = join(import.meta.dirname, '../../bin/mingbai');
  const key = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
  const run = promisify(execFile)(program, ['receipt', 'check', 'a.tlog-proof', 'a.json', '--key', key], {
    cwd: folder,
    env: { PATH: '/usr/bin:/bin' },
  });
  // Both were found and read: what is wrong is what stands in them.
  await expect(run).rejects.toMatchObject({
    stdout: expect.stringContaining('is not a C2SP tlog-proof'),
    code: 1,
  });
  await rm(folder, { recursive: true });
});
