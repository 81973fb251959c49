import 'server-only';
import { withSystem } from '@/lib/core/db';
import { releaseTask } from './constants';
import { heldInVain, releaseTicket } from './released/mutations';

/**
 * Nobody has in hand what they cannot work on. Whatever disables accounts queues this; the clock does too, for what was taken or
 * handed over in the same moment. One transaction for each inquiry. Returns how many were released.
 */
export async function releaseHeld(): Promise<number> {
  const held = await withSystem(
    releaseTask,
    (db) => db.$queryRaw<{ id: string }[]>`SELECT t.id FROM tickets t JOIN users u ON ${heldInVain} ORDER BY t.id`,
  );
  let released = 0;
  for (const { id } of held) released += (await withSystem(releaseTask, (db) => releaseTicket(db, id))) ? 1 : 0;
  return released;
}
