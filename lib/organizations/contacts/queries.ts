import 'server-only';
import { fromDateColumn, toDateColumn } from '@/lib/calendar/rules';
import type { Db } from '@/lib/core/db';
import type { Prisma } from '@/lib/core/generated/client';
import type { OrganizationRef } from '../types';
import type { ContactWindow } from './types';

const related = { former: { select: { name: true } }, editor: { select: { id: true, name: true } } } as const;
type Row = Prisma.ContactGetPayload<{ include: typeof related }>;

function toWindow(row: Row): ContactWindow {
  const { former, editor, formerOrganizationId, updatedByOrganizationId: _u, validFrom, validTo, ...facts } = row;
  return {
    ...facts,
    validFrom: validFrom && fromDateColumn(validFrom),
    validTo: validTo && fromDateColumn(validTo),
    formerName: former?.name ?? null,
    enteredByName: editor.id === row.organizationId || editor.id === formerOrganizationId ? null : editor.name,
  };
}

/** The windows of an organization that the actor may see, in the order in which they are called. */
export async function listContacts(db: Db, organizationId: string): Promise<ContactWindow[]> {
  const orderBy = [{ kind: 'asc' }, { priority: 'asc' }, { id: 'asc' }] as const;
  const rows = await db.contact.findMany({ where: { organizationId }, include: related, orderBy: [...orderBy] });
  return rows.map(toWindow);
}

export async function getContact(db: Db, id: string): Promise<ContactWindow | null> {
  const row = await db.contact.findUnique({ where: { id }, include: related });
  return row && toWindow(row);
}

const inForce = (date: string): Prisma.ContactWhereInput => ({
  AND: [
    { OR: [{ validFrom: null }, { validFrom: { lte: toDateColumn(date) } }] },
    { OR: [{ validTo: null }, { validTo: { gt: toDateColumn(date) } }] },
  ],
});

async function findFirst(db: Db, where: Prisma.ContactWhereInput): Promise<ContactWindow | null> {
  const row = await db.contact.findFirst({ where, include: related, orderBy: [{ priority: 'asc' }, { id: 'asc' }] });
  return row && toWindow(row);
}

/** The window of the operator (運営主体) that is called first on a business date. */
export function findOperatorContact(db: Db, date: string): Promise<ContactWindow | null> {
  return findFirst(db, { organization: { kind: 'operator', validTo: null }, kind: 'ordinary', ...inForce(date) });
}

/** The existing body with this code, as policies and headings need it. */
export function findContactOwner(
  db: Db,
  code: string,
): Promise<(OrganizationRef & { parentId: string | null }) | null> {
  return db.organization.findFirst({
    where: { code, validTo: null },
    select: { id: true, code: true, name: true, nameEn: true, parentId: true },
  });
}
