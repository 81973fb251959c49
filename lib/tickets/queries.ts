import 'server-only';
import type { Db } from '@/lib/core/db';
import type { TicketDetail, TicketEntryView, TicketHoldingView } from './types';

const organization = { select: { id: true, code: true, name: true, kind: true } } as const;

/** A ticket with everything the actor's organization may read of it; null if it cannot see the ticket at all. */
export async function getTicket(db: Db, number: string): Promise<TicketDetail | null> {
  const ticket = await db.ticket.findUnique({
    where: { number },
    include: { askerOrganization: organization, holderOrganization: organization },
  });
  if (ticket === null) return null;
  const [entries, holdings, chain] = [
    await listEntries(db, ticket.id),
    await listHoldings(db, ticket.id),
    await db.organization.findMany({ where: { id: { in: ticket.chain } }, ...organization }),
  ];
  const byId = new Map(chain.map((one) => [one.id, one]));
  return {
    ...ticket,
    askerOrganizationCode: ticket.askerOrganization.code,
    askerOrganizationName: ticket.askerOrganization.name,
    holderOrganizationName: ticket.holderOrganization.name,
    entries,
    holdings,
    tiers: ticket.chain.flatMap((id) => byId.get(id) ?? []),
  };
}

async function listEntries(db: Db, ticketId: string): Promise<TicketEntryView[]> {
  const rows = await db.ticketEntry.findMany({
    where: { ticketId },
    orderBy: { seq: 'asc' },
    include: { organization, files: { select: { fileId: true } } },
  });
  return rows.map(({ organization: author, files, ...row }) => ({
    ...row,
    organizationName: author.name,
    organizationKind: author.kind,
    fileIds: files.map((file) => file.fileId),
  }));
}

async function listHoldings(db: Db, ticketId: string): Promise<TicketHoldingView[]> {
  const rows = await db.ticketHolding.findMany({
    where: { ticketId },
    orderBy: { seq: 'asc' },
    include: { organization },
  });
  return rows.map(({ organization: holder, ...row }) => ({
    ...row,
    organizationName: holder.name,
    organizationKind: holder.kind,
  }));
}

/** People of the actor's organization to whom a ticket can be handed. */
export async function listColleagues(db: Db, organizationId: string): Promise<{ id: string; name: string }[]> {
  return db.user.findMany({
    where: { organizationId, disabledAt: null, roles: { some: { role: { notIn: ['auditor', 'counter_clerk'] } } } },
    select: { id: true, name: true },
    orderBy: { kana: 'asc' },
    take: 200,
  });
}
