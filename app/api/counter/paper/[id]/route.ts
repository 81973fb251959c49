import { definePaper } from '@/lib/access/requests/export-route';
import { answerProblems } from '@/lib/access/route';
import { headOf } from '@/lib/certificates/issue/rules';
import { canManagePaper } from '@/lib/certificates/policy';
import { testPrintPdf } from '@/lib/certificates/stocks/document';
import { getStock } from '@/lib/certificates/stocks/queries';
import { testPrintSchema } from '@/lib/certificates/stocks/schema';
import { now } from '@/lib/core/clock';
import { askAs } from '@/lib/core/db';
import { pdfResponse } from '@/lib/core/pdf/response';

/** A test print of a stock of paper: it takes no number and certifies nothing. */
export const GET = definePaper({
  name: 'paper_stock.test_print',
  input: testPrintSchema,
  allow: canManagePaper,
  withoutTrace: true,
  run: async ({ id }, { actor }) => {
    const stock = await getStock(askAs(actor), id);
    if (stock === null) return answerProblems([{ code: 'notFound' }]);
    const head = headOf({
      ...{ code: actor.organizationCode, townName: actor.organizationName, serial: '', place: '', at: now() },
      ...{ dataTime: null, mark: 'test', stock: stock.name, offset: { x: stock.offsetX, y: stock.offsetY } },
    });
    return pdfResponse(await testPrintPdf(head, stock.name), 'test');
  },
});
