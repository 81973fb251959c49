import type { ClientBase } from 'pg';
import { z } from 'zod';
import { stateText } from '@/lib/audit/rules';
import { askClient } from '@/lib/core/database/client-rows';
import { newId } from '@/lib/core/ids';
import { formatTicketNumber } from '@/lib/tickets/number/rules';
import { copyRows } from '@/prisma/seed/copy';
import { asOwner } from '@/prisma/seed/roles';
import { type Order, type Rejected, Stage } from './stage';

const lineShape = z.object({ line: z.number() });
const datedShape = z.object({ id: z.string(), year: z.number() });
const counterShape = z.object({ last: z.number() });

export interface ImportResult {
  readonly read: { readonly tickets: number; readonly entries: number };
  readonly imported: { readonly tickets: number; readonly entries: number };
  /** Lines of inquiries that an earlier run brought. */
  readonly known: number;
  readonly rejected: readonly Rejected[];
}

/** An inquiry that nobody asked is none, and what was answered to it belongs nowhere. */
async function dropSilent(client: ClientBase, stage: Stage): Promise<void> {
  const rows = await askClient(
    client,
    lineShape,
    `DELETE FROM import_tickets t WHERE NOT EXISTS (SELECT FROM import_entries e WHERE e.ticket_id = t.id AND e.kind = 'question') RETURNING line`,
  );
  for (const { line } of rows) stage.refuse('tickets', line, [{ column: 'reference', reason: 'noQuestion' }]);
  const left = await askClient(
    client,
    lineShape,
    'DELETE FROM import_entries e WHERE NOT EXISTS (SELECT FROM import_tickets t WHERE t.id = e.ticket_id) RETURNING line',
  );
  for (const { line } of left) stage.refuse('entries', line, [{ column: 'reference', reason: 'noQuestion' }]);
}

/** Numbers of the year of each inquiry, in the order in which they were asked. */
async function giveNumbers(client: ClientBase): Promise<void> {
  const rows = await askClient(
    client,
    datedShape,
    `SELECT id, extract(year FROM created_at AT TIME ZONE 'Asia/Tokyo')::int AS year FROM import_tickets ORDER BY created_at, line`,
  );
  const counts = new Map<number, number>();
  for (const { year } of rows) counts.set(year, (counts.get(year) ?? 0) + 1);
  const next = new Map<number, number>();
  for (const [year, count] of counts) {
    const taken = await askClient(
      client,
      counterShape,
      `INSERT INTO ticket_counters AS c (year, last) VALUES ($1, $2) ON CONFLICT (year) DO UPDATE SET last = c.last + $2 RETURNING last`,
      [year, count],
    );
    next.set(year, (taken[0]?.last ?? 0) - count);
  }
  const numbers = rows.map(({ id, year }) => {
    const sequence = (next.get(year) ?? 0) + 1;
    next.set(year, sequence);
    return [id, formatTicketNumber(year, sequence)];
  });
  await copyRows(client, 'import_numbers', ['id', 'number'], numbers);
}

/** Who goes on for a body that has ended: every heir (`heir`), and the one that there is today (`last`). */
const heirs = `
  heir (from_id, id) AS (
    SELECT id, successor_id FROM organizations WHERE successor_id IS NOT NULL
    UNION SELECT h.from_id, o.successor_id FROM heir h JOIN organizations o ON o.id = h.id WHERE o.successor_id IS NOT NULL),
  last AS (SELECT h.from_id, h.id FROM heir h JOIN organizations o ON o.id = h.id WHERE o.successor_id IS NULL)`;

/**
 * Where an imported inquiry stands: back at its asker, answered or closed, seen by every organization up to the highest that
 * wrote in it, and by the heirs of those. What is not closed goes on in the heir's name, as after a merger (`lib/tickets/custody/rules.ts`).
 */
const insertTickets = `
  WITH RECURSIVE ${heirs}
  INSERT INTO tickets (id, number, route, channel, state, level, chain, party_ids, subject, category, system, urgency, occurred_at,
    action_taken, contact_name, contact_phone, contact_mail, asker_organization_id, holder_organization_id, holder_since, created_at,
    answered_at, closed_at, last_seq, version, source, external_reference)
  SELECT t.id, n.number, t.route, t.channel, t.state, 0, c.chain,
    t.chain[1:e.top + 1] || ARRAY(SELECT DISTINCT h.id FROM heir h WHERE h.from_id = ANY (t.chain[1:e.top + 1]) AND NOT h.id = ANY (t.chain[1:e.top + 1])),
    t.subject, t.category, t.system, t.urgency,
    t.occurred_at, t.action_taken, t.contact_name, t.contact_phone, t.contact_mail, c.chain[1], c.chain[1],
    coalesce(t.answered_at, t.closed_at), t.created_at, t.answered_at, t.closed_at, e.count, 1, $1, t.reference
  FROM import_tickets t JOIN import_numbers n USING (id)
  CROSS JOIN LATERAL (SELECT ARRAY(SELECT CASE WHEN t.state = 'closed' THEN b.id ELSE coalesce(l.id, b.id) END
    FROM unnest(t.chain) WITH ORDINALITY b(id, level) LEFT JOIN last l ON l.from_id = b.id ORDER BY b.level) AS chain) c
  JOIN (SELECT ticket_id, greatest(max(level), 1) AS top, count(*)::int AS count FROM import_entries GROUP BY ticket_id) e ON e.ticket_id = t.id`;

const insertEntries = `
  INSERT INTO ticket_entries (id, ticket_id, seq, kind, organization_id, author_name, body, audience, created_at)
  SELECT e.id, e.ticket_id, row_number() OVER (PARTITION BY e.ticket_id ORDER BY e.kind <> 'question', e.created_at, e.line), e.kind,
    e.organization_id, e.author_name, e.body, CASE e.kind WHEN 'note' THEN ARRAY[e.organization_id] ELSE t.party_ids END, e.created_at
  FROM import_entries e JOIN tickets t ON t.id = e.ticket_id ORDER BY e.ticket_id`;

const insertHoldings = `
  INSERT INTO ticket_holdings (ticket_id, seq, organization_id, level, since, until)
  SELECT t.id, 1, t.chain[2], 1, t.created_at, coalesce(t.answered_at, t.closed_at) FROM tickets t JOIN import_tickets USING (id)
  UNION ALL SELECT t.id, 2, t.chain[1], 0, coalesce(t.answered_at, t.closed_at), NULL FROM tickets t JOIN import_tickets USING (id)`;

async function keepRecord(client: ClientBase, order: Order, after: Record<string, unknown>): Promise<void> {
  await client.query(
    `INSERT INTO audit_entries (id, at, event, target_type, target_id, actor_name, actor_organization_name, task, request_id, organization_ids, after)
     VALUES ($1, $2, 'ticket.imported', 'import', $3, '', '', 'import tickets', '', '{}', $4)`,
    [newId(order.now.getTime()), order.now, order.source, stateText(after)],
  );
}

/** Takes over another desk's history in the open transaction of `client`, which is in the system's role. Safe to run again. */
export async function importTickets(client: ClientBase, order: Order): Promise<ImportResult> {
  await client.query("SELECT pg_advisory_xact_lock(hashtext('renkei import'))");
  const stage = new Stage(client, order);
  await stage.open();
  const read = { tickets: await stage.readTickets(), entries: await stage.readEntries() };
  await asOwner(client, () => client.query('ANALYZE import_tickets, import_entries'));
  await dropSilent(client, stage);
  await giveNumbers(client);
  const tickets = (await client.query(insertTickets, [order.source])).rowCount ?? 0;
  const entries = (await client.query(insertEntries)).rowCount ?? 0;
  await client.query(insertHoldings);
  const imported = { tickets, entries };
  const rejected = [...stage.rejected].sort((a, b) => b.file.localeCompare(a.file) || a.line - b.line);
  await keepRecord(client, order, {
    source: order.source,
    ...imported,
    known: stage.skipped,
    rejected: rejected.length,
  });
  return { read, imported, known: stage.skipped, rejected };
}
