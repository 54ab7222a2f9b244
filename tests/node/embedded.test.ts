import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type StartedPortal, startPortal } from './start.ts';

let folder: string;
let portal: StartedPortal | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingbai-first-look-'));
});
afterAll(async () => {
  portal?.signal('SIGKILL');
  await portal?.ended;
  await rm(folder, { recursive: true, force: true });
});

it('shows the demonstration at the first start, and keeps it', async () => {
  const environment = { MINGBAI_DATA: folder };
  portal = await startPortal(environment);
  await portal.says('is ready');
  await portal.says('不做 fsync');
  const page = await (await fetch(`${portal.address}/`)).text();
  expect(page).toContain('演示数据');
  const { position } = await targets(portal);
  expect(position).toBeGreaterThan(1_000);

  const second = await (await startPortal(environment)).ended;
  expect(second).toMatchObject({ code: 1, err: expect.stringContaining('is in use by process') });

  portal.signal('SIGTERM');
  expect((await portal.ended).code).toBe(0);
  const real = await (await startPortal({ ...environment, MINGBAI_DEMO: '0' })).ended;
  expect(real).toMatchObject({ code: 1, err: expect.stringContaining('this log is a demonstration') });

  portal = await startPortal(environment);
  await portal.says('is ready');
  expect(await targets(portal)).toMatchObject({ position });
});

const targets = async ({ address }: StartedPortal): Promise<{ position: number }> =>
  (await fetch(`${address}/api/v1/plans/putuo-2013-2015/targets`)).json();
