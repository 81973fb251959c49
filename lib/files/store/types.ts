import type { Readable } from 'node:stream';
import type { ByteRange, ReceivedBytes } from '@/lib/core/storage/types';

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
  /** Deletes what uploads to this machine that died left behind before `instant`; returns how many. */
  sweepReceived(instant: Date): Promise<number>;
  /** Hashes of everything that was put in place before `instant`. */
  listKept(instant: Date): AsyncIterable<string>;
}
