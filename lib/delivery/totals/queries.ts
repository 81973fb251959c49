import 'server-only';
import { Prisma } from '@/lib/core/generated/client';

/** Receipts of which something is still to be done; as the index `delivery_receipts_open` has it. */
export const isOpen = Prisma.sql`x.state NOT IN ('confirmed', 'failed', 'rolled_back', 'superseded')`;

/** Of receipts `x`: `ReceiptCounts`. */
export const receiptCounts = Prisma.sql`
  count(x.node_id)::int AS total, count(*) FILTER (WHERE x.state IN ('planned', 'staged', 'downloading'))::int AS arriving,
  count(*) FILTER (WHERE x.state IN ('verified', 'waiting'))::int AS verified,
  count(*) FILTER (WHERE x.state IN ('applying', 'applied'))::int AS applying,
  count(*) FILTER (WHERE x.state = 'confirmed')::int AS confirmed, count(*) FILTER (WHERE x.state = 'failed')::int AS failed,
  count(*) FILTER (WHERE x.state IN ('rolling_back', 'rolled_back', 'superseded'))::int AS undone`;

/**
 * `ReceiptCounts` of releases `r` as `c`, to be joined: what is kept for those who see the whole country, else counted, as far as the reader
 * sees the receipts.
 */
export const joinCounts = Prisma.sql`
  LEFT JOIN delivery_totals k ON k.release_id = r.id
  CROSS JOIN LATERAL (
    SELECT k.total, k.arriving, k.verified, k.applying, k.confirmed, k.failed, k.undone WHERE k.release_id IS NOT NULL
    UNION ALL
    SELECT l.* FROM (SELECT ${receiptCounts} FROM delivery_receipts x WHERE x.release_id = r.id) l WHERE k.release_id IS NULL
  ) c`;
