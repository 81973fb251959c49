import { z } from 'zod';
import { CertificateKind } from '@/lib/core/generated/enums';

export const approvalShape = z.object({
  id: z.string(),
  residentNumber: z.string(),
  kind: z.enum(CertificateKind),
  reason: z.string(),
  requestedBy: z.string(),
  requestedByName: z.string(),
  requestedAt: z.date(),
  decidedByName: z.string(),
  decidedAt: z.date().nullable(),
  agreed: z.boolean().nullable(),
  usedAt: z.date().nullable(),
});
export type Approval = z.infer<typeof approvalShape>;
