import type { PaperKind } from '@/lib/core/generated/enums';

export interface Stock {
  readonly id: string;
  readonly name: string;
  readonly kind: PaperKind;
  /** A form on which the towns agreed. */
  readonly shared: boolean;
  readonly nextNumber: number;
  readonly lastNumber: number;
  /** Tenths of a millimetre. */
  readonly offsetX: number;
  readonly offsetY: number;
  readonly retiredAt: Date | null;
  readonly version: number;
}
