import { definePaper } from '@/lib/access/requests/export-route';
import { answerProblems } from '@/lib/access/route';
import { certificatePdf } from '@/lib/certificates/issue/document';
import { unprintableProblem } from '@/lib/certificates/issue/rules';
import { previewSchema } from '@/lib/certificates/issue/schema';
import { canIssue } from '@/lib/certificates/policy';
import { composePreview } from '@/lib/certificates/preview/queries';
import { now } from '@/lib/core/clock';
import { askAs } from '@/lib/core/db';
import { UnprintableText } from '@/lib/core/pdf/characters';
import { pdfResponse } from '@/lib/core/pdf/response';

/** A certificate as it would be printed, of the own town's residents only. */
export const GET = definePaper({
  name: 'certificate.preview',
  input: previewSchema,
  allow: canIssue,
  run: async ({ number, ...options }, { actor }) => {
    const preview = await composePreview(askAs(actor), actor, number, options, now());
    if (!preview.ok) return answerProblems(preview.problems);
    try {
      return pdfResponse(await certificatePdf(preview.value.head, preview.value.document), 'preview');
    } catch (error) {
      if (!(error instanceof UnprintableText)) throw error;
      return answerProblems([unprintableProblem(error.characters)]);
    }
  },
});
