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

  const real = commandLine(database, false, { MINGBAI_DEMO: '0' });
  const report = ['figure', 'report', 'air-quality-good-rate', '2012', '--value', '60'];
  for (const words of [report, ['demo'], ['evaluate', 't', '2015', 'met', '--opinion', 'o']]) {
    const { code, out, err } = await real(...words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('this log is a demonstration: set MINGBAI_DEMO=1');
  }
  expect(JSON.parse((await real('status', '--json')).out)).toMatchObject({ size: events });
  await database.close();
});

it('mingbai writes to a real log unless the environment asks for a demonstration', async () => {
  const database = await openEmbedded();
  const unsaid = commandLine(database);
  const demo = commandLine(database, false, { MINGBAI_DEMO: '1' });
  const refused = { code: 2, out: '', err: expect.stringContaining('set MINGBAI_DEMO=0') };
  expect(await demo('plan', 'adopt', LINDENAU)).toEqual(refused);
  expect(await readPortal(database.db)).toBeUndefined();
  expect(await unsaid('plan', 'adopt', LINDENAU)).toMatchObject({ code: 0, err: '' });
  const report = ['figure', 'report', 'fine-dust', '2014', '--value', '12'];
  expect(await demo(...report)).toEqual(refused);
  expect(await unsaid(...report)).toMatchObject({ code: 0, err: '' });
  await database.close();
});
