import 'server-only';
import { z } from 'zod';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { isOpen, receiptCounts } from './queries';

const idShape = z.object({ id: z.string() });

/**
 * Counts the receipts of one release that is over, so that a list of two hundred need not read those of every server in the country. It is
 * counted once all of its receipts have come to rest, and anew after one of them has changed. Answers whether there was one.
 */
export async function keepTotals(db: Db): Promise<boolean> {
  const [over] = await askRows(db, idShape)`
    SELECT r.id::text FROM delivery_releases r
     WHERE r.state IN ('done', 'stopped', 'cancelled', 'rolled_back')
       AND NOT EXISTS (SELECT FROM delivery_totals k WHERE k.release_id = r.id)
       AND NOT EXISTS (SELECT FROM delivery_receipts x WHERE x.release_id = r.id AND ${isOpen})
     ORDER BY r.id LIMIT 1`;
  if (!over) return false;
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('delivery_totals'), hashtext(${over.id}))`;
  await db.$executeRaw`
    INSERT INTO delivery_totals (release_id, total, arriving, verified, applying, confirmed, failed, undone)
    SELECT ${over.id}::uuid, c.* FROM (SELECT ${receiptCounts} FROM delivery_receipts x WHERE x.release_id = ${over.id}::uuid) c
    ON CONFLICT DO NOTHING`;
  return true;
}
