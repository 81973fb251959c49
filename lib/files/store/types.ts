import type { Readable } from 'node:stream';

/** Bytes that have arrived completely and lie outside the store proper, durable, until they are kept or discarded. */
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

/** Where the bytes of files live, under their own SHA-256. Whoever keeps or removes holds the lock of the `file_bodies` row. */
export interface FileStore {
  /** Streams `body` in; throws `TooLargeError` past `maxBytes`, and whatever the body throws. Leaves nothing behind then. */
  receive(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<ReceivedBytes>;
  /** Puts received bytes in their place, durably, whether or not they lie there already. */
  keep(received: ReceivedBytes): Promise<void>;
  discard(received: ReceivedBytes): Promise<void>;
  /** Throws when the bytes are missing. */
  open(hash: string, range?: ByteRange): Promise<Readable>;
  remove(hash: string): Promise<void>;
  /** Deletes what uploads that died left behind before `instant`; returns how many. */
  sweepReceived(instant: Date): Promise<number>;
  /** Hashes of everything that was put in place before `instant`. */
  listKept(instant: Date): AsyncIterable<string>;
}

export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}
