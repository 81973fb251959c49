import 'server-only';
import { nameFor, type Reader } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { organizationId } from '@/lib/core/id-shapes';
import type { OrganizationId } from '@/lib/core/ids';
import { type OrganizationRef, organizationRefShape } from '../types';
import { type Contact, contactShape } from './types';

/** A window is entered for somebody else (代行) unless its body, now or before a merger, did it itself. */
const columns = (
  reader: Reader,
) => Prisma.sql`c.id::text, c.organization_id::text AS "organizationId", c.kind::text AS kind, c.department, c.person, c.phone,
  c.fax, c.email, c.weekdays, c.opens, c.closes, c.on_holidays AS "onHolidays", c.priority, c.note, c.valid_from::text AS "validFrom",
  c.valid_to::text AS "validTo", c.updated_at AS "updatedAt", c.version, ${nameFor(reader, Prisma.sql`f`)} AS "formerName",
  CASE WHEN e.id IN (c.organization_id, c.former_organization_id) THEN NULL ELSE ${nameFor(reader, Prisma.sql`e`)} END AS "enteredByName"`;
const source = Prisma.sql`contacts c JOIN organizations e ON e.id = c.updated_by_organization_id
  LEFT JOIN organizations f ON f.id = c.former_organization_id`;

/** The windows of an organization that the actor may see, in the order in which they are called. */
export function listContacts(db: Ask, reader: Reader, organizationId: OrganizationId): Promise<Contact[]> {
  return askRows(
    db,
    contactShape,
  )`SELECT ${columns(reader)} FROM ${source} WHERE c.organization_id = ${organizationId}::uuid
    ORDER BY c.kind, c.priority, c.id`;
}

export async function getContact(db: Ask, reader: Reader, id: string): Promise<Contact | null> {
  const [row] = await askRows(db, contactShape)`SELECT ${columns(reader)} FROM ${source} WHERE c.id = ${id}::uuid`;
  return row ?? null;
}

/** The window of the operator (運営主体) that is called first on a business date. */
export async function findOperatorContact(db: Ask, reader: Reader, date: string): Promise<Contact | null> {
  const today = Prisma.sql`${date}::date`;
  const [row] = await askRows(db, contactShape)`SELECT ${columns(reader)} FROM ${source}
    WHERE c.organization_id = ANY (ARRAY(SELECT id FROM organizations WHERE kind = 'operator' AND valid_to IS NULL))
      AND c.kind = 'ordinary' AND (c.valid_from IS NULL OR c.valid_from <= ${today}) AND (c.valid_to IS NULL OR ${today} < c.valid_to)
    ORDER BY c.priority, c.id LIMIT 1`;
  return row ?? null;
}

const findContactOwnerShape = organizationRefShape.extend({ parentId: organizationId.nullable() });

/** The existing body with this code, as policies and headings need it. */
export async function findContactOwner(
  db: Ask,
  code: string,
): Promise<(OrganizationRef & { parentId: OrganizationId | null }) | null> {
  const [owner] = await askRows(db, findContactOwnerShape)`
    SELECT id::text, code, name, name_en AS "nameEn", parent_id::text AS "parentId" FROM organizations
     WHERE code = ${code} AND valid_to IS NULL`;
  return owner ?? null;
}
