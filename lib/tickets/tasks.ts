import 'server-only';
import { withSystem } from '@/lib/core/db';
import { releaseTask } from './constants';
import { listLeavers, releaseFrom } from './custody/system/mutations';

/**
 * Nobody has in hand what they cannot work on. Whatever disables accounts queues this; the clock does too, for what was taken or
 * handed over in the same moment. Returns how many inquiries were released.
 */
export async function releaseHeld(): Promise<number> {
  let released = 0;
  for (const leaver of await withSystem(releaseTask, listLeavers)) {
    for (let more = true; more; ) {
      const count = await withSystem(releaseTask, (db) => releaseFrom(db, leaver));
      released += count;
      more = count > 0;
    }
  }
  return released;
}
