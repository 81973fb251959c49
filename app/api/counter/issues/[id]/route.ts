import { z } from 'zod';
import { answerProblems, defineRoute } from '@/lib/access/route';
import { certificatePdf } from '@/lib/certificates/issue/document';
import { getIssue } from '@/lib/certificates/issue/queries';
import { headOfIssue } from '@/lib/certificates/issue/rules';
import { drawResidentList } from '@/lib/certificates/list/gateway';
import { composeResidentList } from '@/lib/certificates/list/queries';
import { canIssue } from '@/lib/certificates/policy';
import { askAs } from '@/lib/core/db';
import { pdfResponse } from '@/lib/core/pdf/response';

/** A paper that was issued, as often as it is opened the same one. */
export const GET = defineRoute({
  name: 'certificate.document',
  method: 'GET',
  input: z.object({ id: z.uuid() }),
  allow: canIssue,
  run: async ({ id }, { actor }) => {
    const ask = askAs(actor);
    const issue = await getIssue(ask, id);
    if (issue === null) return answerProblems([{ code: 'notFound' }]);
    const head = headOfIssue(issue, { code: actor.organizationCode, townName: actor.organizationName });
    const pdf =
      issue.document === null
        ? await drawResidentList(head, () => composeResidentList(ask, issue.at))
        : await certificatePdf(head, issue.document);
    return pdfResponse(pdf, issue.serial);
  },
});
