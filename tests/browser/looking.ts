/** Looks at a page in the browser; whatever the browser complains of meanwhile is told. */
import type { Browser, Page } from 'playwright-core';

export type Look = {
  width?: number;
  javaScript?: boolean;
  dark?: boolean;
  /** 长者模式. */
  elder?: boolean;
  /** Colours that the reader's system chooses. */
  forced?: boolean;
};

/**
 * Opens a page, lets it be looked at, and closes it.
 * @returns errors on the console, uncaught exceptions and violations of the content security policy.
 */
export async function look(
  browser: Browser,
  url: string,
  { width = 1280, javaScript = true, dark = false, elder = false, forced = false }: Look,
  at: (page: Page) => Promise<void>,
): Promise<string[]> {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    javaScriptEnabled: javaScript,
    colorScheme: dark ? 'dark' : 'light',
    forcedColors: forced ? 'active' : 'none',
    // A colour that is still on its way is nobody's choice.
    reducedMotion: 'reduce',
  });
  try {
    if (elder)
      await context.addCookies([{ name: 'mingbai_display', value: 'elder', url: new URL(url).origin }]);
    const page = await context.newPage();
    const complaints = complaintsOf(page);
    await page.goto(url);
    await at(page);
    return complaints;
  } finally {
    await context.close();
  }
}

function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  const missing = /status of 4\d\d/;
  page.on('console', (message) => {
    // The page of a 404 is itself reported as a resource that failed.
    const isItself = missing.test(message.text()) && message.location().url === page.url();
    if (message.type() === 'error' && !isItself) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('requestfailed', (request) => complaints.push(`${request.url()}: ${request.failure()?.errorText}`));
  return complaints;
}

/** How far the page reaches beyond its window sideways, in CSS pixels. */
export const beyond = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
