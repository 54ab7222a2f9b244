/** 长者模式 on every page. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsInLook, violationsOn } from './axe.ts';
import type { DemoPortal } from './demo-portal.ts';
import { visitDemo } from './shared.ts';
import { change, sideways, visitAll } from './visits.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await visitDemo();
});
afterAll(() => demo.close());

describe('every page in 长者模式', () => {
  let found: Awaited<ReturnType<typeof visit>>;
  const visit = () =>
    visitAll(
      demo,
      { width: 320, elder: true },
      {
        sideways,
        wide: async (page) => {
          await change(page, { width: 1280 });
          return violationsInLook(page);
        },
        phone: async (page) => {
          await change(page, { width: 390, dark: true });
          return violationsOn(page);
        },
      },
    );
  beforeAll(async () => {
    found = await visit();
  }, 600_000);

  it('scrolls down alone at 320 px', () => expect(found.sideways).toEqual({}));
  it('is without an error or a report of the policy', () => expect(found.complaints).toEqual({}));
  it('is one on whose look axe finds nothing', () => expect(found.wide).toEqual({}));
  it('is one on which axe finds nothing on a dark phone', () => expect(found.phone).toEqual({}));

  it('scrolls down alone at 320 px in English', async () => {
    const inEnglish = await visitAll(demo, { width: 320, elder: true, english: true }, { sideways });
    expect(inEnglish).toEqual({ sideways: {}, complaints: {} });
  }, 600_000);
});
