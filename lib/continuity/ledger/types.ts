/** Where the newest copy of a town lies, as its holder has signed. */
export interface LedgerEntry {
  readonly townCode: string;
  readonly townName: string;
  /** `<code>/<role>`. */
  readonly site: string;
  readonly role: string;
  readonly holderCode: string;
  readonly holderName: string;
  readonly kind: string;
  readonly dataAt: Date;
  readonly length: number;
  readonly sha256: string;
  readonly storedAt: Date;
  readonly restoredAt: Date | null;
  readonly restoreSeconds: number | null;
  /** When the holder last read the file again; null = not since it was stored. */
  readonly checkedAt: Date | null;
  /** The hash of the last check, or of the receipt, is the ciphertext's. */
  readonly agrees: boolean;
}

/** A pair of which one shall keep the other's copy, whether or not it does. */
export interface AidPair {
  readonly townCode: string;
  readonly townName: string;
  readonly holderCode: string;
  readonly holderName: string;
  readonly rank: number;
  readonly reason: string;
}

export interface CustodySummary {
  readonly townCode: string;
  readonly generation: number;
  readonly holder: string;
  readonly custodian: string;
  readonly place: string;
  readonly testedAt: Date | null;
  readonly testedBy: string;
}
