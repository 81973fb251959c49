import 'server-only';
import { z } from 'zod';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { enqueue } from '@/lib/core/queue';
import { askRows } from '@/lib/core/rows';
import { passOnFiles } from '@/lib/files/mutations';
import { releaseTask } from '../constants';
import { endInquiries } from '../ended/mutations';

/** What becomes of the inquiries of a body that ends; `to` null = nobody goes on for it. In `withSystem` only. */
export async function inheritTickets(db: Db, from: string, to: string | null): Promise<void> {
  if (to !== null) return passOn(db, from, to);
  await endInquiries(db, from);
  await enqueue(db, releaseTask, {}, { key: releaseTask });
}

const idShape = z.object({ id: z.string() });

/**
 * After a merger the successor has what its predecessor had: it reads every inquiry the predecessor read, and stands in its place in those that
 * are open. Entries keep their authors. Internal notes stay with the body that wrote them.
 */
async function passOn(db: Db, from: string, to: string): Promise<void> {
  await db.$executeRaw`
    UPDATE tickets SET party_ids = array_append(party_ids, ${to}::uuid)
    WHERE ${from}::uuid = ANY (party_ids) AND NOT ${to}::uuid = ANY (party_ids)`;
  await db.$executeRaw`
    UPDATE ticket_entries SET audience = array_append(audience, ${to}::uuid)
    WHERE ${from}::uuid = ANY (audience) AND NOT ${to}::uuid = ANY (audience) AND kind <> 'note'`;
  const files = await askRows(db, idShape)`
    SELECT DISTINCT f.file_id AS id FROM ticket_entry_files f JOIN ticket_entries e ON e.id = f.entry_id
    WHERE ${to}::uuid = ANY (e.audience)`;
  await passOnFiles(
    db,
    files.map(({ id }) => id),
    from,
    to,
  );
  await db.$executeRaw`
    UPDATE tickets SET chain = array_replace(chain, ${from}::uuid, ${to}::uuid), version = version + 1, last_seq = last_seq + 1,
      asker_organization_id = CASE WHEN asker_organization_id = ${from}::uuid THEN ${to}::uuid ELSE asker_organization_id END,
      holder_organization_id = CASE WHEN holder_organization_id = ${from}::uuid THEN ${to}::uuid ELSE holder_organization_id END
    WHERE ${from}::uuid = ANY (chain) AND NOT ${to}::uuid = ANY (chain) AND state NOT IN ('closed', 'withdrawn')`;
  await db.$executeRaw`
    UPDATE ticket_holdings h SET until = greatest(h.since, ${now()}) FROM tickets t
    WHERE t.id = h.ticket_id AND h.until IS NULL AND h.organization_id = ${from}::uuid AND t.holder_organization_id = ${to}::uuid`;
  await db.$executeRaw`
    INSERT INTO ticket_holdings (ticket_id, seq, organization_id, level, since)
    SELECT t.id, t.last_seq, ${to}::uuid, t.level, ${now()}
    FROM tickets t WHERE t.holder_organization_id = ${to}::uuid AND t.state NOT IN ('closed', 'withdrawn')
      AND NOT EXISTS (SELECT FROM ticket_holdings h WHERE h.ticket_id = t.id AND h.until IS NULL)`;
}
