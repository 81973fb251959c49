/** Who keeps a share: none of them holds the ciphertext (continuity design, *Keys*). */
export type ShareHolder = 'town' | 'prefecture' | 'center';

/** One of three shares of a town's disaster key; two of one generation make the key. */
export interface KeyShare {
  /** Code of the town whose data the key opens. */
  readonly town: string;
  /** Counts up with each rotation, from 1. */
  readonly generation: number;
  readonly holder: ShareHolder;
  /** 33 bytes: the 32 of the share and its place. */
  readonly bytes: Uint8Array;
}

export type ShareFault = 'wordCount' | 'unknownWord' | 'checkWord' | 'codeForm';

export type JoinFault = 'tooFew' | 'sameShare' | 'otherTown' | 'otherGeneration' | 'wrongKey';

export type Outcome<T, Fault> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: Fault; readonly at?: number };
