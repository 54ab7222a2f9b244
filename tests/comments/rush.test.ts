import { describe, expect, it } from 'vitest';
import { createRush } from '../../src/comments/rush.ts';

describe('a rush', () => {
  it('is believed for ten seconds: for all, or for what brings no proof of work', () => {
    let now = 5_000;
    const rush = createRush(() => now);
    expect([rush.closedFor(true), rush.closedFor(false)]).toEqual([0, 0]);
    rush.close('unproven');
    expect([rush.closedFor(true), rush.closedFor(false)]).toEqual([0, 10]);
    now += 4_001;
    rush.close('all');
    expect([rush.closedFor(true), rush.closedFor(false)]).toEqual([10, 10]);
    now += 10_000;
    expect([rush.closedFor(true), rush.closedFor(false)]).toEqual([0, 0]);
  });

  it('asks for twice and four times the work while many come, and is forgotten two minutes later', () => {
    let now = 0;
    const rush = createRush(() => now);
    const come = (many: number) => {
      for (let n = 0; n < many; n++) rush.came();
      return rush.effort();
    };
    expect([come(29), come(1), come(89), come(1)]).toEqual([1, 2, 2, 4]);
    now += 60_000;
    expect(rush.effort()).toBe(4);
    now += 60_000;
    expect(rush.effort()).toBe(1);
  });
});
