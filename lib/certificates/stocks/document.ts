import 'server-only';
import { a4, closePaper, drawBox, drawText } from '@/lib/core/pdf/paper';
import { addSheet, markTexts, openCertificate } from '../frame/document';
import type { PaperHead } from '../types';

const step = 56.7;

/** A sheet that shows where printing begins: a frame at the margins and crosses every 2 cm. */
export async function testPrintPdf(head: PaperHead, name: string): Promise<Buffer> {
  const paper = openCertificate(head, markTexts.test);
  addSheet(paper, head);
  drawBox(paper, 28.3, 28.3, a4.width - 56.6, a4.height - 56.6, 0.5);
  for (let x = 28.3; x < a4.width - 28; x += step) {
    for (let y = 28.3; y < a4.height - 28; y += step) {
      paper.document
        .lineWidth(0.3)
        .moveTo(x - 4, y)
        .lineTo(x + 4, y)
        .moveTo(x, y - 4)
        .lineTo(x, y + 4)
        .stroke();
    }
  }
  const centre = { x: 48, width: a4.width - 96, align: 'center' as const };
  drawText(paper, markTexts.test, { ...centre, y: 300, size: 22 });
  drawText(paper, name, { ...centre, y: 340, size: 16 });
  drawText(paper, `右へ ${head.offset.x / 10} mm　下へ ${head.offset.y / 10} mm`, { ...centre, y: 370, size: 12 });
  drawText(paper, '枠は用紙の端から 1 cm、十字は 2 cm ごと', { ...centre, y: 394, size: 10 });
  return closePaper(paper);
}
