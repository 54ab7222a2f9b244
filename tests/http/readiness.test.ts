/** Ready means: the head can be read, and every projection was built by this program. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPortal, PLAN, type Portal } from './portal.ts';

let portal: Portal;
beforeAll(async () => {
  portal = await openPortal();
});
afterAll(() => portal.close());

it('is so with an empty log, and with a plan', async () => {
  expect((await portal.get('/readyz')).status).toBe(200);
  await portal.adopts(`plans/${PLAN}`);
  const response = await portal.get('/readyz');

  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ ok: true, checks: { head: { ok: true } } });
});

it('is not so when a projection was built by another version, and the answer says what to do', async () => {
  await portal.db.updateTable('projections').set({ version: 0 }).where('name', '=', 'tasks').execute();
  const response = await portal.get('/readyz');

  expect(response.status).toBe(503);
  expect(await response.text()).toMatch(/tasks; run `mingbai rebuild`/);
});
