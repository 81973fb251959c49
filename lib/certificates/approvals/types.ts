import type { CertificateKind } from '@/lib/core/generated/enums';

export interface Approval {
  readonly id: string;
  readonly residentNumber: string;
  readonly kind: CertificateKind;
  readonly reason: string;
  readonly requestedBy: string;
  readonly requestedByName: string;
  readonly requestedAt: Date;
  readonly decidedByName: string;
  readonly decidedAt: Date | null;
  readonly agreed: boolean | null;
  readonly usedAt: Date | null;
}
