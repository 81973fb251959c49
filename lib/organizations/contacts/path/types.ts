export const matters = ['ordinary', 'abnormal'] as const;
export type Matter = (typeof matters)[number];

export const addressees = ['operator', 'other'] as const;
export type Addressee = (typeof addressees)[number];

/** What to do, in this order. */
export type PathStep =
  | 'readFaq'
  | 'askOnPortal'
  | 'callOperator'
  | 'reportToOperator'
  | 'findContact'
  | 'postInquiryTo'
  | 'callContact'
  | 'askOperatorForEmergencyContact'
  | 'findEmergencyContact'
  | 'callEmergencyContact'
  | 'reportTo';

export interface ContactPath {
  /** Is it a weekday between 9:30 and 17:00 (平日日中)? */
  readonly daytime: boolean;
  readonly steps: readonly PathStep[];
}
