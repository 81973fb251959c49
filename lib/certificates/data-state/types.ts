/** The copy that this database holds of the town. */
export interface DataCopy {
  readonly dataAt: Date;
  /** Short name of the declaration; '' = none is open. */
  readonly declaration: string;
  readonly issuingStoppedAt: Date | null;
}
