import 'server-only';
import { insurancePdf } from '../insurance/document';
import { residentRecordPdf } from '../resident-record/document';
import { incomePdf, taxPaymentPdf } from '../tax/document';
import type { PaperHead } from '../types';
import type { CertificateContent } from './types';

/** The certificate as PDF. Raises `UnprintableText` when no font has a character of it. */
export function certificatePdf(head: PaperHead, document: CertificateContent): Promise<Buffer> {
  switch (document.kind) {
    case 'resident_record':
      return residentRecordPdf(head, document.content);
    case 'tax_payment':
      return taxPaymentPdf(head, document.content);
    case 'income':
      return incomePdf(head, document.content);
    case 'insurance':
      return insurancePdf(head, document.content);
  }
}
