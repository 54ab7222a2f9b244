/** Walks through a page by keyboard. */
import type { Page } from 'playwright-core';

const STEPS = 60;

/** Tabs through the first so many stops: each is in sight when it has the focus, shows it, and is none of the last. */
export async function walk(page: Page): Promise<string[]> {
  const told: string[] = [];
  for (let step = 0; step < STEPS; step++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      // A link within a picture shows its focus as the stroke of its shape: outlines there differ by browser.
      const drawn = () => {
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
        const shape = element.querySelector(':scope > rect');
        const stroke = shape ? getComputedStyle(shape) : undefined;
        const outline = outlineStyle === 'none' ? '' : `${outlineWidth} ${outlineColor}`;
        return `${outline} ${stroke?.stroke} ${stroke?.strokeWidth}`;
      };
      // A date is a stop for each of its parts, which the browser draws, and would begin with the first again.
      const isDate = element.matches('input[type=date]');
      const focused = drawn();
      if (!isDate) (element as HTMLElement).blur();
      const isShown = isDate || drawn() !== focused;
      if (!isDate) (element as HTMLElement).focus();
      const { width, height, bottom, top } = element.getBoundingClientRect();
      const isInSight = width > 0 && height > 0 && bottom > 0 && top < window.innerHeight;
      const seen = element.hasAttribute('data-walked') && !isDate;
      element.setAttribute('data-walked', '');
      return { html: element.outerHTML.slice(0, 160), isShown, isInSight, seen };
    });
    if (!stop) break;
    if (stop.seen) {
      told.push(`the focus comes back: ${stop.html}`);
      break;
    }
    if (!stop.isShown) told.push(`focus unseen: ${stop.html}`);
    if (!stop.isInSight) told.push(`out of sight: ${stop.html}`);
  }
  return told;
}
