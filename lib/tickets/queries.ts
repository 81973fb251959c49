import 'server-only';
import type { Actor } from '@/lib/access/actor';
import type { Db } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { listFiles } from '@/lib/files/queries';
import type { FileSummary } from '@/lib/files/types';
import { type Draft, findDraft } from './drafts/queries';
import { canAsk, worksAtDesk } from './policy';
import type { TicketDetail, TicketEntryView, TicketHoldingView, TicketReference } from './types';

/** A ticket with everything the actor's organization may read of it; null if it cannot see the ticket at all. */
export async function getTicket(db: Db, number: string): Promise<TicketDetail | null> {
  const ticket = await db.ticket.findUnique({ where: { number } });
  if (ticket === null) return null;
  const entries = await listEntries(db, ticket.id);
  const holdings = await listHoldings(db, ticket.id);
  const tiers = await db.organization.findMany({
    where: { id: { in: ticket.chain } },
    select: { id: true, code: true, name: true, kind: true },
  });
  const tier = (id: string) => tiers.find((one) => one.id === id);
  return {
    ...ticket,
    askerOrganizationCode: tier(ticket.askerOrganizationId)?.code ?? '',
    askerOrganizationName: tier(ticket.askerOrganizationId)?.name ?? '',
    holderOrganizationName: tier(ticket.holderOrganizationId)?.name ?? '',
    entries,
    holdings,
    tiers: ticket.chain.flatMap((id) => tier(id) ?? []),
  };
}

function listEntries(db: Db, ticketId: string): Promise<TicketEntryView[]> {
  return db.$queryRaw<TicketEntryView[]>`
    SELECT e.id, e.seq, e.kind::text, e.organization_id AS "organizationId", o.name AS "organizationName", o.kind::text AS "organizationKind",
      e.author_id AS "authorId", e.author_name AS "authorName", e.body, e.created_at AS "createdAt",
      ARRAY(SELECT f.file_id FROM ticket_entry_files f WHERE f.entry_id = e.id) AS "fileIds"
    FROM ticket_entries e JOIN organizations o ON o.id = e.organization_id
    WHERE e.ticket_id = ${ticketId}::uuid ORDER BY e.seq`;
}

function listHoldings(db: Db, ticketId: string): Promise<TicketHoldingView[]> {
  return db.ticketHolding.findMany({
    where: { ticketId },
    orderBy: { seq: 'asc' },
    select: { seq: true, level: true, organizationId: true, since: true, until: true },
  });
}

/** People of the actor's organization to whom a ticket can be handed. */
function listColleagues(db: Db, organizationId: string): Promise<{ id: string; name: string }[]> {
  return db.user.findMany({
    where: {
      organizationId,
      disabledAt: null,
      roles: { some: { role: { notIn: ['auditor', 'counter_clerk'] } } },
    },
    select: { id: true, name: true },
    orderBy: { kana: 'asc' },
    take: 200,
  });
}

/** The newest inquiries of an organization that the actor may see, without the one that is being read. */
export function listRecentOf(
  db: Db,
  actor: Actor,
  askerOrganizationId: string,
  except: string | null,
): Promise<TicketReference[]> {
  const other = except === null ? Prisma.empty : Prisma.sql`AND t.id <> ${except}::uuid`;
  return db.$queryRaw<TicketReference[]>`
    SELECT t.number, t.subject, t.state::text, t.created_at AS "createdAt" FROM tickets t
    WHERE t.asker_organization_id = ${askerOrganizationId}::uuid AND ${actor.organizationId}::uuid = ANY (t.party_ids) ${other}
    ORDER BY t.created_at DESC LIMIT 5`;
}

export interface TicketPageData {
  readonly ticket: TicketDetail;
  readonly files: ReadonlyMap<string, FileSummary>;
  readonly draft: Draft | null;
  readonly colleagues: readonly { readonly id: string; readonly name: string }[];
  readonly history: readonly TicketReference[];
  readonly unread: boolean;
}

/** What a ticket's page shows; null = not found, which is also what somebody sees who may not see it. */
export async function readTicketPage(db: Db, actor: Actor, number: string): Promise<TicketPageData | null> {
  const ticket = await getTicket(db, number);
  if (ticket === null) return null;
  const files = await listFiles(
    db,
    ticket.entries.flatMap((entry) => entry.fileIds),
  );
  const writes = worksAtDesk(actor) || canAsk(actor);
  const holds = ticket.holderOrganizationId === actor.organizationId && worksAtDesk(actor);
  return {
    ticket,
    files: new Map(files.map((file) => [file.id, file])),
    draft: writes ? await findDraft(db, actor, ticket.id) : null,
    colleagues: holds ? await listColleagues(db, actor.organizationId) : [],
    history: await listRecentOf(db, actor, ticket.askerOrganizationId, ticket.id),
    unread: await isUnread(db, actor, ticket),
  };
}

async function isUnread(db: Db, actor: Actor, ticket: TicketDetail): Promise<boolean> {
  const read = await db.ticketRead.findUnique({
    where: { userId_ticketId: { userId: actor.userId, ticketId: ticket.id } },
  });
  const last = ticket.entries.at(-1);
  return last !== undefined && (read === null || read.readAt < last.createdAt);
}
