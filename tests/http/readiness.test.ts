/** Ready means: the head can be read, and every projection was built by this program. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readinessOf } from '../../src/http/readiness.ts';
import type { PublisherState } from '../../src/publish/publish.ts';
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

it('tells how far the log is published, and what keeps it from being signed', async () => {
  const ready = (state?: PublisherState) => readinessOf(portal.db, [], state && (() => state))();
  const log = async (state?: PublisherState) => (await ready(state)).checks.log;
  expect(await log()).toEqual({
    ok: true,
    detail: expect.stringMatching(/^published up to 0 of \d+ events; there is no key/),
  });
  expect(await log({})).toEqual({ ok: true, detail: expect.stringMatching(/^published up to 0 of/) });
  const waiting = { witness: 'w', reason: 'cannot be reached', refused: false };
  expect(await log({ waiting })).toEqual({
    ok: true,
    detail: expect.stringMatching(/waiting for w \(cannot be reached\)$/),
  });
  expect(await log({ waiting: { ...waiting, refused: true } })).toMatchObject({ ok: false });
  const halted = { position: 12, what: 'the leaf hash is not that of the entry' };
  expect(await ready({ halted })).toMatchObject({
    ok: false,
    checks: {
      log: {
        ok: false,
        detail: 'nothing more is signed: position 12: the leaf hash is not that of the entry',
      },
    },
  });
});
