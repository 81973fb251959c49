import { z } from 'zod';
/** Where the newest copy of a town lies, as its holder has signed. */
export const ledgerEntryShape = z.object({
  townCode: z.string(),
  townName: z.string(),
  /** `<code>/<role>`. */
  site: z.string(),
  role: z.string(),
  holderCode: z.string(),
  holderName: z.string(),
  kind: z.string(),
  dataAt: z.date(),
  length: z.number(),
  sha256: z.string(),
  storedAt: z.date(),
  restoredAt: z.date().nullable(),
  restoreSeconds: z.number().nullable(),
  /** When the holder last read the file again; null = not since it was stored. */
  checkedAt: z.date().nullable(),
  /** The hash of the last check, or of the receipt, is the ciphertext's. */
  agrees: z.boolean(),
});
export type LedgerEntry = z.infer<typeof ledgerEntryShape>;

/** A pair of which one shall keep the other's copy, whether or not it does. */
export const aidPairShape = z.object({
  townCode: z.string(),
  townName: z.string(),
  holderCode: z.string(),
  holderName: z.string(),
  rank: z.number(),
  reason: z.string(),
});
export type AidPair = z.infer<typeof aidPairShape>;

export const custodySummaryShape = z.object({
  townCode: z.string(),
  generation: z.number(),
  holder: z.string(),
  custodian: z.string(),
  place: z.string(),
  testedAt: z.date().nullable(),
  testedBy: z.string(),
});
export type CustodySummary = z.infer<typeof custodySummaryShape>;
