import { expect, it } from 'vitest';
import { launchBrowser } from './chromium.ts';

it('draws Chinese with a font of its own, each character differently', async () => {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.setContent(
      [...'普陀区明白账‰“”《》≥9a'].map((c) => `<span style="font:40px sans-serif">${c}</span>`).join('<br>'),
    );
    const shots: string[] = [];
    for (const character of await page.locator('span').all()) {
      shots.push((await character.screenshot()).toString('base64'));
    }
    // Characters that a font lacks are all drawn as the same empty box.
    expect(new Set(shots).size).toBe(shots.length);
  } finally {
    await browser.close();
  }
});
