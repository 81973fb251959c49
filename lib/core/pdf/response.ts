import 'server-only';
import { attachmentDisposition } from '../http/disposition';

/** A paper for the browser's own viewer, in a page of the portal or by itself; kept nowhere. */
export function pdfResponse(pdf: Buffer, name: string): Response {
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': attachmentDisposition(`${name}.pdf`).replace(/^attachment/, 'inline'),
      'content-length': String(pdf.length),
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      // For the preview beside the form that issues it.
      'x-frame-options': 'SAMEORIGIN',
      'content-security-policy': "frame-ancestors 'self'",
    },
  });
}
