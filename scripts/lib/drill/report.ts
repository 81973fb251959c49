import type { Browser } from '@playwright/test';
import { drillHtml } from '@/lib/continuity/drills/document';
import type { DrillReport } from '@/lib/continuity/drills/types';

/** The report as a paper, printed by the drill's own browser. */
export async function drillPdf(browser: Browser, report: DrillReport): Promise<Buffer> {
  const page = await browser.newPage();
  await page.setContent(drillHtml(report));
  const pdf = await page.pdf({ format: 'A4', margin: { top: '15mm', bottom: '15mm', left: '12mm', right: '12mm' } });
  await page.close();
  return pdf;
}
