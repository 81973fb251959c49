import 'server-only';
import { z } from 'zod';
import { askRows } from '@/lib/core/database/rows';
import { withSystem } from '@/lib/core/db';
import { publish } from '@/lib/core/events/publish';
import { operatingNow } from '@/lib/window/queries';
import { catchUp } from './engine/catching-up/mutations';
import { driveRelease } from './engine/mutations';
import { listOpenReleases } from './engine/queries';
import { keepTotals } from './totals/mutations';
import { tellExpiry } from './trust/expiry/mutations';
import { renewOnline } from './trust/mutations';
import { sweepUploads } from './uploads/mutations';

/** One worker at a time: what several would write, they would write twice. */
const lock = 'delivery.engine';

const mineShape = z.object({ mine: z.boolean() });

/** Carries releases out, each second: one transaction, so that what is killed in it has not happened. */
export function runDeliveries(): Promise<boolean> {
  return withSystem('delivery.run', async (db) => {
    const [row] = await askRows(db, mineShape)`SELECT pg_try_advisory_xact_lock(hashtext(${lock})) AS mine`;
    if (!row?.mine) return false;
    const at = await operatingNow(db);
    let moved = 0;
    for (const release of await listOpenReleases(db, at)) moved += await driveRelease(db, release, at);
    if (moved > 0) await publish(db, { organizationIds: '*', topic: 'deliveries', id: 'run' });
    return moved > 0;
  });
}

/** Gives new nodes what others have. */
export const catchUpNodes = (): Promise<boolean> =>
  withSystem('delivery.catch-up', async (db) => (await catchUp(db)) > 0);

/** Counts the receipts of the releases that are over, each in a transaction of its own. */
export async function countOver(): Promise<boolean> {
  let counted = false;
  while (await withSystem('delivery.count', keepTotals)) counted = true;
  return counted;
}

/** Tells of keys that near their end, and removes uploads that nobody went on with. */
export async function lookAfterDeliveries(): Promise<boolean> {
  const told = await withSystem('delivery.expiry', tellExpiry);
  return (await sweepUploads()) + told > 0;
}

/** Keeps snapshot and timestamp fresh: an agent that is shown old ones refuses them. */
export const keepMetadataFresh = (): Promise<boolean> => withSystem('delivery.metadata', (db) => renewOnline(db));
