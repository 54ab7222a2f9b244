import { expect, it } from 'vitest';
import { recentSizeOf } from '../../src/log/recent-size.ts';

function counting() {
  let now = 0;
  let size = 5;
  let asked = 0;
  const recent = recentSizeOf(
    async () => {
      asked++;
      return size;
    },
    () => now,
  );
  return {
    ...recent,
    asked: () => asked,
    grows: () => {
      size++;
    },
    passes: (ms: number) => {
      now += ms;
    },
  };
}

it('asks once a second, and once for all who ask together', async () => {
  const log = counting();
  expect(await Promise.all([log.recentSize(), log.recentSize()])).toEqual([5, 5]);
  log.grows();
  log.passes(999);
  expect(await log.recentSize()).toBe(5);
  log.passes(1);
  expect(await log.recentSize()).toBe(6);
  expect(log.asked()).toBe(2);
});

it('never misses what this process appended, even while it asks', async () => {
  const log = counting();
  await log.recentSize();
  log.grows();
  log.forget();
  expect(await log.recentSize()).toBe(6);

  let answer: (size: number) => void = () => undefined;
  const slow = recentSizeOf(
    () => new Promise<number>((resolve) => (answer = resolve)),
    () => 0,
  );
  const before = slow.recentSize();
  slow.forget();
  answer(6);
  expect(await before).toBe(6);
  const after = slow.recentSize();
  answer(7);
  expect(await after).toBe(7);
});
