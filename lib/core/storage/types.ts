import type { Readable } from 'node:stream';

/** Bytes that have arrived completely: a file of this machine, durable, until a store has taken it or it is discarded. */
export interface ReceivedBytes {
  readonly path: string;
  /** SHA-256, lower-case hex. */
  readonly hash: string;
  readonly size: number;
}

/** First and last byte, both inclusive. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** What a store says of one object. */
export interface StoredObject {
  readonly key: string;
  readonly size: number;
}

/** Why a store cannot be used: it does not answer, refuses the credentials, or has no such bucket or folder. */
export type StoreHealth = 'ok' | 'unreachable' | 'denied' | 'missing';

/**
 * Where bytes live that are not in PostgreSQL: a folder, or an S3-compatible store. Keys are paths of plain names
 * (`files/kept/…`), made of hashes and generated ids, never of what a user typed.
 */
export interface ObjectStore {
  /** Puts received bytes under a key, durably, whole or not at all, whether or not something lies there. Takes or copies the file. */
  put(key: string, received: ReceivedBytes): Promise<void>;
  /** Throws `MissingObjectError` when nothing lies under the key. */
  open(key: string, range?: ByteRange): Promise<Readable>;
  /** Bytes under a key; null = nothing lies there. */
  sizeOf(key: string): Promise<number | null>;
  /** Nothing happens when nothing lies there. */
  remove(key: string): Promise<void>;
  /** What lies under a folder (`files/kept/`), in no order; only what was put before `instant`, if one is given. */
  list(folder: string, instant?: Date): AsyncIterable<StoredObject>;
  /** Whether it answers now. Cheap: the health check asks it. */
  health(): Promise<StoreHealth>;
}

export class MissingObjectError extends Error {
  override readonly name = 'MissingObjectError';
}

export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}
