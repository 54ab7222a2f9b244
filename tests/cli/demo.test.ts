import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readPortal } from '../../src/db/portal.ts';
import { openEmbedded } from '../database.ts';
import { commandLine } from './given.ts';

const LINDENAU = join(import.meta.dirname, '../fixtures/plans/lindenau-2024-2027');

it('mingbai demo fills an empty log once, and such a log adopts no plan', async () => {
  const database = await openEmbedded();
  const mingbai = commandLine(database);
  expect((await mingbai('demo', LINDENAU)).err).toContain('has no demonstration');
  expect(await readPortal(database.db)).toBeUndefined();
  const first = await mingbai('demo', '--json');
  expect(first).toMatchObject({ code: 0, err: '' });
  const { outcome, events } = JSON.parse(first.out);
  expect(outcome).toBe('seeded');
  const again = await mingbai('demo', '--json');
  expect(JSON.parse(again.out)).toEqual({ outcome: 'unchanged', events });

  const adopted = await mingbai('plan', 'adopt', LINDENAU);
  expect(adopted.code).toBe(1);
  expect(adopted.err).toContain('this log is a demonstration');
  const made = ['figure', 'report', 'air-quality-good-rate', '2012', '--value', '60', '--synthetic'];
  const beside = await mingbai(...made);
  expect(beside.code).toBe(1);
  expect(beside.err).toContain('which has real ones');
  expect(JSON.parse((await mingbai('status', '--json')).out)).toMatchObject({ size: events, demo: true });
  await database.close();
});
