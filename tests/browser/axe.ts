/** What axe finds on a page, as it is shown now. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** WCAG 2.2 AA and what came before it, and axe's own advice. */
const EVERY_RULE = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What other colours or another width can change of a page whose markup was found right. */
const RULES_OF_LOOK = {
  type: 'rule',
  values: ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'],
};

type Violation = { id: string; nodes: { html: string; failureSummary?: string }[] };
type Axe = { run(options: object): Promise<{ violations: Violation[] }> };
type WithAxe = { axe?: Axe };

/** By every rule. */
export const violationsOn = (page: Page): Promise<string[]> => violationsBy(page, EVERY_RULE);

/** By the rules that ask how the page looks. */
export const violationsInLook = (page: Page): Promise<string[]> => violationsBy(page, RULES_OF_LOOK);

async function violationsBy(page: Page, runOnly: string[] | typeof RULES_OF_LOOK): Promise<string[]> {
  const isThere = await page.evaluate(() => (window as unknown as WithAxe).axe !== undefined);
  if (!isThere) await page.evaluate(axe);
  // The page of examples repeats what stands once on any other.
  const rules = page.url().endsWith('/about/parts') ? { 'landmark-unique': { enabled: false } } : {};
  const violations = await page.evaluate(
    async (options) => (await (window as unknown as WithAxe).axe?.run(options))?.violations ?? [],
    { runOnly, rules, resultTypes: ['violations'], preload: false },
  );
  return violations.map(({ id, nodes }) => {
    const some = nodes.slice(0, 3).map(({ html, failureSummary }) => `${html} ${failureSummary}`);
    return `${id} (${nodes.length}): ${some.join(' | ')}`;
  });
}
