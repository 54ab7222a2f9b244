import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DemoPortal } from './demo-portal.ts';
import { EVERY_PAGE } from './every-page.ts';
import { type Look, look } from './looking.ts';
import { visitDemo } from './shared.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** WCAG 2.2 AA and what came before it, and axe's own advice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const LOOKS: Record<string, Look> = {
  light: {},
  dark: { dark: true },
  elder: { elder: true },
  'elder on a dark phone': { elder: true, dark: true, width: 390 },
};

let demo: DemoPortal;
beforeAll(async () => {
  demo = await visitDemo();
});
afterAll(() => demo.close());

it.each(Object.entries(LOOKS))(
  'axe finds nothing on any page: %s',
  async (_, how) => {
    const found: Record<string, string[]> = {};
    for (const { path } of EVERY_PAGE) {
      await look(demo.browser, demo.origin + path, how, async (page) => {
        const told = await violationsOn(page);
        if (told.length > 0) found[path] = told;
      });
    }
    expect(found).toEqual({});
  },
  300_000,
);

type Violation = { id: string; nodes: { html: string; failureSummary?: string }[] };
type Axe = { run(options: object): Promise<{ violations: Violation[] }> };

async function violationsOn(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(
    ([rules, off]) =>
      (window as unknown as { axe: Axe }).axe.run({
        runOnly: rules,
        rules: off,
        resultTypes: ['violations'],
      }),
    // The page of examples repeats what stands once on any other.
    [RULES, page.url().endsWith('/about/parts') ? { 'landmark-unique': { enabled: false } } : {}] as const,
  );
  return violations.map(({ id, nodes }) => {
    const some = nodes.slice(0, 3).map(({ html, failureSummary }) => `${html} ${failureSummary}`);
    return `${id} (${nodes.length}): ${some.join(' | ')}`;
  });
}
