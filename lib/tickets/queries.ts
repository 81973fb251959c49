import 'server-only';
import type { Actor } from '@/lib/access/actor';
import type { Db } from '@/lib/core/db';
import { type Draft, findDraft } from './drafts/queries';
import { canAsk, worksAtDesk } from './policy';
import type { TicketDetail, TicketEntryView, TicketHoldingView, TicketReference } from './types';

interface TierRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly holdings: readonly { seq: number; level: number; since: string; until: string | null }[];
}

/** A ticket with everything the actor's organization may read of it; null if it cannot see the ticket at all. */
export async function getTicket(db: Db, number: string): Promise<TicketDetail | null> {
  const ticket = await db.ticket.findUnique({ where: { number } });
  if (ticket === null) return null;
  const entries = await listEntries(db, ticket.id);
  const rows = await listTiers(db, ticket.id);
  const tier = (id: string) => rows.find((one) => one.id === id);
  return {
    ...ticket,
    askerOrganizationCode: tier(ticket.askerOrganizationId)?.code ?? '',
    askerOrganizationName: tier(ticket.askerOrganizationId)?.name ?? '',
    holderOrganizationName: tier(ticket.holderOrganizationId)?.name ?? '',
    entries,
    holdings: rows.flatMap(toHoldings).sort((a, b) => a.seq - b.seq),
    tiers: ticket.chain.flatMap((id) => tier(id) ?? []),
  };
}

function toHoldings({ id, holdings }: TierRow): TicketHoldingView[] {
  return holdings.map(({ since, until, ...holding }) => ({
    ...holding,
    organizationId: id,
    since: new Date(since),
    until: until === null ? null : new Date(until),
  }));
}

/** Entries with their files, which are what the entry's readers may open. */
function listEntries(db: Db, ticketId: string): Promise<TicketEntryView[]> {
  return db.$queryRaw<TicketEntryView[]>`
    SELECT e.id, e.seq, e.kind::text, e.organization_id AS "organizationId", o.name AS "organizationName", o.kind::text AS "organizationKind",
      e.author_id AS "authorId", e.author_name AS "authorName", e.body, e.created_at AS "createdAt",
      coalesce((SELECT json_agg(json_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type, 'size', f.size) ORDER BY f.id)
        FROM ticket_entry_files l JOIN files f ON f.id = l.file_id WHERE l.entry_id = e.id), '[]'::json) AS files
    FROM ticket_entries e JOIN organizations o ON o.id = e.organization_id
    WHERE e.ticket_id = ${ticketId}::uuid ORDER BY e.seq`;
}

/** The organizations of the route, each with the spans in which it held the ticket. */
function listTiers(db: Db, ticketId: string): Promise<TierRow[]> {
  return db.$queryRaw<TierRow[]>`
    SELECT o.id, o.code, o.name, o.kind::text,
      coalesce((SELECT json_agg(json_build_object('seq', h.seq, 'level', h.level, 'since', h.since, 'until', h.until))
        FROM ticket_holdings h WHERE h.ticket_id = t.id AND h.organization_id = o.id), '[]'::json) AS holdings
    FROM tickets t JOIN organizations o ON o.id = ANY (t.chain || t.party_ids) WHERE t.id = ${ticketId}::uuid`;
}

interface Beside {
  readonly readAt: Date | null;
  readonly colleagues: readonly { id: string; name: string }[];
  readonly history: readonly (Omit<TicketReference, 'createdAt'> & { createdAt: string })[];
}

/** What stands beside the conversation: whether it was read, to whom it can be handed, what else the asker asked. */
async function getBeside(db: Db, actor: Actor, ticket: TicketDetail, holds: boolean): Promise<Beside> {
  const [row] = await db.$queryRaw<Beside[]>`
    SELECT (SELECT r.read_at FROM ticket_reads r WHERE r.user_id = ${actor.userId}::uuid AND r.ticket_id = ${ticket.id}::uuid) AS "readAt",
      coalesce((SELECT json_agg(c) FROM (SELECT u.id, u.name FROM users u
        WHERE ${holds} AND u.organization_id = ${actor.organizationId}::uuid AND u.disabled_at IS NULL AND EXISTS
          (SELECT FROM user_roles r WHERE r.user_id = u.id AND r.role NOT IN ('auditor', 'counter_clerk'))
        ORDER BY u.kana LIMIT 200) c), '[]'::json) AS colleagues,
      coalesce((SELECT json_agg(h) FROM (SELECT t.number, t.subject, t.state, t.created_at AS "createdAt" FROM tickets t
        WHERE t.asker_organization_id = ${ticket.askerOrganizationId}::uuid AND t.id <> ${ticket.id}::uuid
        ORDER BY t.created_at DESC LIMIT 5) h), '[]'::json) AS history`;
  return row ?? { readAt: null, colleagues: [], history: [] };
}

export interface TicketPageData {
  readonly ticket: TicketDetail;
  readonly draft: Draft | null;
  readonly colleagues: readonly { readonly id: string; readonly name: string }[];
  readonly history: readonly TicketReference[];
  readonly unread: boolean;
}

/** What a ticket's page shows; null = not found, which is also what somebody sees who may not see it. */
export async function readTicketPage(db: Db, actor: Actor, number: string): Promise<TicketPageData | null> {
  const ticket = await getTicket(db, number);
  if (ticket === null) return null;
  const desk = worksAtDesk(actor);
  const { readAt, colleagues, history } = await getBeside(
    db,
    actor,
    ticket,
    desk && ticket.holderOrganizationId === actor.organizationId,
  );
  const last = ticket.entries.at(-1);
  return {
    ticket,
    draft: desk || canAsk(actor) ? await findDraft(db, actor, ticket.id) : null,
    colleagues,
    history: history.map((one) => ({ ...one, createdAt: new Date(one.createdAt) })),
    unread: last !== undefined && (readAt === null || readAt < last.createdAt),
  };
}
