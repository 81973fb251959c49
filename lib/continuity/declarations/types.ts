export interface DeclarationSummary {
  readonly id: string;
  readonly plan: number;
  readonly townCode: string;
  readonly townName: string;
  readonly hostCode: string;
  readonly hostName: string;
  readonly state: 'requested' | 'open' | 'closed' | 'withdrawn';
  readonly declaredAt: Date;
  readonly openedAt: Date | null;
  readonly endedAt: Date | null;
}

export interface StepSummary {
  readonly number: number;
  readonly state: string;
  readonly doneBy: string;
  readonly doneAt: Date | null;
  readonly evidence: string;
}

export interface OpeningSummary {
  readonly id: string;
  readonly holder: string;
  readonly enteredBy: string;
  readonly at: Date;
  readonly outcome: string;
}

export interface DeclarationDetail extends DeclarationSummary {
  readonly townId: string;
  readonly reason: string;
  readonly representative: string;
  readonly requestMeans: string;
  readonly requestRecordedBy: string;
  readonly requestConfirmedBy: string;
  readonly declaredBy: string;
  readonly declaredById: string;
  readonly endedBy: string;
  readonly endReason: string;
  readonly dataAt: Date | null;
  readonly address: string;
  readonly steps: readonly StepSummary[];
  readonly openings: readonly OpeningSummary[];
  /** Generation of the key that the copy here asks for; 0 = there is no copy. */
  readonly generation: number;
}
