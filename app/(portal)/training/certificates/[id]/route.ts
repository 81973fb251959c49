import { definePaper } from '@/lib/access/requests/export-route';
import { answerProblems } from '@/lib/access/route';
import { now } from '@/lib/core/clock';
import { askAs } from '@/lib/core/db';
import { attachmentDisposition } from '@/lib/core/http/disposition';
import { UnprintableText } from '@/lib/core/pdf/characters';
import { certificatePdf } from '@/lib/training/certificates/document';
import { canManageTraining, canSeeTraining } from '@/lib/training/policy';
import { getCertificate } from '@/lib/training/queries';
import { certificateSchema } from '@/lib/training/schema';

/** The certificate of a completed course, as PDF. */
export const GET = definePaper({
  name: 'training.certificate',
  input: certificateSchema,
  allow: canSeeTraining,
  run: async ({ id }, { actor }) => {
    const certificate = await getCertificate(askAs(actor), actor, id, canManageTraining(actor));
    if (certificate === null) return answerProblems([{ code: 'notFound' }]);
    try {
      const pdf = await certificatePdf(certificate, { locale: actor.locale, at: now() });
      return new Response(new Uint8Array(pdf), {
        headers: {
          'content-type': 'application/pdf',
          'content-disposition': attachmentDisposition(`certificate-${certificate.course}.pdf`),
          'cache-control': 'private, no-store',
          'x-content-type-options': 'nosniff',
        },
      });
    } catch (error) {
      if (!(error instanceof UnprintableText)) throw error;
      return answerProblems([{ code: 'training.unprintable', params: { characters: error.characters.join(' ') } }]);
    }
  },
});
