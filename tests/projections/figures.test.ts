import { describe, expect, it } from 'vitest';
import { figures } from '../../src/projections/figures.ts';
import { eventId, fold, recorded } from './given.ts';

const cell = { plan: 'p', indicator: 'air', period: '2014' };
const reported = (position: number, value: string) =>
  recorded(position, 'figure.reported', { ...cell, value, status: 'A', unit: '%' });
const which = { ...cell, figure: eventId(0) };
const corrected = (position: number, old: string, value: string) =>
  recorded(position, 'figure.corrected', {
    ...which,
    old: { value: old, status: 'A' },
    new: { value, status: 'A' },
    reason: '录入错误',
    kind: 'entry_error',
  });
const only = (events: Parameters<typeof fold>[1]) => [...fold(figures, events).values()];

describe('figures', () => {
  it('shows a report as not yet verified', () => {
    expect(only([reported(0, '74.8')])).toMatchObject([
      { value: '74.8', state: 'reported', figure: eventId(0) },
    ]);
  });

  it('keeps the old value beside a corrected one, and asks for a new verification', () => {
    const [row] = only([
      reported(0, '66.2'),
      recorded(1, 'figure.verified', which),
      corrected(2, '66.2', '62.2'),
    ]);
    expect(row).toMatchObject({
      value: '62.2',
      state: 'reported',
      corrections: [{ position: 2, old: { value: '66.2' }, new: { value: '62.2' }, by: { ref: 'clerk-2' } }],
    });
    expect(row).not.toHaveProperty('verified');
  });

  it('drops numerator and denominator that a correction does not repeat', () => {
    const event = recorded(0, 'figure.reported', {
      ...cell,
      value: '50',
      numerator: '1',
      denominator: '2',
      status: 'A',
      unit: '%',
    });
    const [row] = only([event, corrected(1, '50', '51')]);
    expect(row).not.toHaveProperty('numerator');
  });

  it('starts anew after a return, and remembers that there was an earlier report', () => {
    const rows = only([
      reported(0, '74.8'),
      recorded(1, 'figure.returned', { ...which, reason: '口径不符' }),
      reported(2, '74.9'),
    ]);
    expect(rows).toMatchObject([{ value: '74.9', state: 'reported', earlier: [0], figure: eventId(2) }]);
    expect(rows[0]).not.toHaveProperty('ended');
  });

  it('leaves a newer report alone when a late event speaks of the one before', () => {
    const rows = only([
      reported(0, '74.8'),
      recorded(1, 'figure.withdrawn', { ...which, reason: '重复报送' }),
      reported(2, '74.9'),
      corrected(3, '74.8', '1'),
    ]);
    expect(rows).toMatchObject([{ value: '74.9', corrections: [] }]);
  });

  it('keeps series of different scope and period apart', () => {
    const other = recorded(1, 'figure.reported', {
      ...cell,
      scope: '夜间',
      value: '1',
      status: 'A',
      unit: '%',
    });
    const half = recorded(2, 'figure.reported', {
      ...cell,
      period: '2014-H1',
      value: '2',
      status: 'A',
      unit: '%',
    });
    expect(only([reported(0, '74.8'), other, half])).toHaveLength(3);
  });
});
