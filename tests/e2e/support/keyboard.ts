import { expect, type Locator, type Page } from '@playwright/test';

/** A ring of at least two pixels, or something else that a sighted person sees. */
export async function expectVisibleFocus(page: Page): Promise<void> {
  const look = await page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return 'nothing has the focus';
    const style = getComputedStyle(element);
    const { width, height, top, bottom } = element.getBoundingClientRect();
    const name = `${element.tagName} ${element.id} ${element.textContent?.trim().slice(0, 20)}`;
    if (Number.parseFloat(style.outlineWidth) < 2 || style.outlineStyle === 'none') return `no ring: ${name}`;
    if (width < 2 || height < 2) return `no size: ${name}`;
    return bottom <= 0 || top >= innerHeight ? `out of sight: ${name}` : '';
  });
  expect(look).toBe('');
}

/** Tab by tab to the wanted control, as somebody without a mouse; every stop must be seen. */
export async function tabTo(page: Page, wanted: Locator, most = 60): Promise<void> {
  await expect(wanted).toBeVisible();
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press('Tab');
    await expectVisibleFocus(page);
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`not reached in ${most} steps: ${wanted}`);
}
