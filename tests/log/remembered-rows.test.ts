import { expect, it } from 'vitest';
import { rememberRows } from '../../src/log/remembered-rows.ts';
import type { RowReader } from '../../src/log/rows.ts';

/** A reader of rows that are their own question, and what it was asked. */
function reader(head = 10) {
  const asked: string[] = [];
  let fails = false;
  const given = {
    rows: async (projection: string, { at }: { at: number }) => {
      asked.push(`${projection} ${at}`);
      if (fails) throw new Error('gone');
      return [{ at }, { at }];
    },
    row: async (projection: string, key: string, at: number) => {
      asked.push(`${projection} ${key} ${at}`);
      return key === 'none' ? undefined : { key, at };
    },
  } as unknown as RowReader;
  const breaks = (now: boolean) => {
    fails = now;
  };
  return { asked, breaks, remembered: rememberRows(given, (at) => at < head, 6) };
}

it('asks once for what cannot change, even when many ask together', async () => {
  const { asked, remembered } = reader();
  const [first, second] = await Promise.all([
    remembered.rows('figures', { at: 3 }),
    remembered.rows('figures', { at: 3 }),
  ]);
  expect(first).toBe(second);
  expect(await remembered.row('plans', 'none', 3)).toBeUndefined();
  expect(await remembered.row('plans', 'none', 3)).toBeUndefined();
  await remembered.rows('figures', { at: 4 });
  expect(asked).toEqual(['figures 3', 'plans none 3', 'figures 4']);
});

it('asks again where more may come', async () => {
  const { asked, remembered } = reader();
  await remembered.rows('figures', { at: 10 });
  await remembered.rows('figures', { at: 10 });
  await remembered.row('plans', 'a', 10);
  await remembered.row('plans', 'a', 10);
  expect(asked).toHaveLength(4);
});

it('forgets what was used least recently', async () => {
  const { asked, remembered } = reader();
  for (const at of [1, 2, 1, 3, 1, 2]) await remembered.rows('figures', { at });
  expect(asked).toEqual(['figures 1', 'figures 2', 'figures 3', 'figures 2']);
});

it('keeps no failure', async () => {
  const { asked, breaks, remembered } = reader();
  breaks(true);
  await expect(remembered.rows('figures', { at: 1 })).rejects.toThrow('gone');
  breaks(false);
  expect(await remembered.rows('figures', { at: 1 })).toHaveLength(2);
  expect(asked).toHaveLength(2);
});

it('hands out what nobody can change for the others', async () => {
  const { remembered } = reader();
  const rows = await remembered.rows('figures', { at: 1 });
  expect(() => rows.sort()).toThrow(TypeError);
});
