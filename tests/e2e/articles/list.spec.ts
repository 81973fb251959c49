import { expect } from '@playwright/test';
import { test } from '../support/people';

test('the list stands beside the tree, its numbers and dates in no more than two lines', async ({ logIn }) => {
  const page = await logIn('niigata-admin');
  for (const width of [1280, 1024, 390]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('/articles');
    const table = page.getByRole('table');
    await expect(table).toBeVisible();
    const seen = await table.evaluate((element) => {
      const linesOf = (cell: Element) => {
        const range = document.createRange();
        range.selectNodeContents(cell);
        return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
      };
      const cells = [...element.querySelectorAll('tbody td.tight:not(:first-child)')];
      const region = element.parentElement;
      return {
        cells: cells.length,
        lines: Math.max(...cells.map(linesOf)),
        beside: document.documentElement.scrollWidth - innerWidth,
        cut: (region?.scrollWidth ?? 0) - (region?.clientWidth ?? 0),
      };
    });
    expect(seen.cells).toBeGreaterThan(10);
    expect(seen.lines).toBeLessThanOrEqual(width < 500 ? 1 : 2);
    expect(seen.beside).toBeLessThanOrEqual(0);
    // Narrower than a desk's screen the table is moved within its frame.
    if (width !== 1024) expect(seen.cut).toBe(0);
  }
});
