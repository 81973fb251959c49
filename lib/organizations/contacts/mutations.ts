import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import type { AuditState } from '@/lib/audit/types';
import { toDateColumn } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { publish } from '@/lib/core/events/publish';
import type { Prisma } from '@/lib/core/generated/client';
import { idOf, idOrNull, newId, type OrganizationId } from '@/lib/core/ids';
import { canEditContacts } from './policy';
import { minutesOf } from './rules';
import type { CreateContactInput, EditContactInput, RemoveContactInput } from './schema';

interface Owner {
  readonly id: OrganizationId;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly parentId: OrganizationId | null;
  readonly validTo: Date | null;
}

const ownerFields = { id: true, code: true, name: true, nameEn: true, parentId: true, validTo: true } as const;

/** What Prisma answers, with the brands of its ids. */
const branded = (row: Prisma.OrganizationGetPayload<{ select: typeof ownerFields }>): Owner => ({
  ...row,
  id: idOf(row.id),
  parentId: idOrNull(row.parentId),
});

function ownerProblem(actor: Actor, owner: Owner | null): Result<never> | null {
  if (owner === null) return failure('notFound');
  if (!canEditContacts(actor, owner)) return failure('denied');
  const name = actor.locale === 'en' ? owner.nameEn : owner.name;
  return owner.validTo === null ? null : failure('organizations.ended', undefined, { name });
}

/** What one field cannot know of another. */
function hoursProblem(input: CreateContactInput | EditContactInput): Result<never> | null {
  if (minutesOf(input.closes) <= minutesOf(input.opens)) return failure('invalid', 'closes');
  const { validFrom, validTo } = input;
  return validFrom !== null && validTo !== null && validTo <= validFrom ? failure('invalid', 'validTo') : null;
}

function columns(actor: Actor, input: CreateContactInput | EditContactInput) {
  const { kind, department, person, phone, fax, email, weekdays, opens, closes, onHolidays, priority, note } = input;
  return {
    ...{ kind, department, person, phone, fax, email, weekdays, opens, closes, onHolidays, priority, note },
    validFrom: input.validFrom === null ? null : toDateColumn(input.validFrom),
    validTo: input.validTo === null ? null : toDateColumn(input.validTo),
    updatedByOrganizationId: actor.organizationId,
    updatedAt: now(),
  };
}

async function record(
  db: Db,
  actor: Actor,
  owner: Owner,
  id: string,
  event: string,
  states: { before?: AuditState; after?: AuditState },
) {
  const organizationIds = [owner.id, ...(owner.parentId === null ? [] : [owner.parentId])];
  await recordAudit(db, actor, {
    event: `contact.${event}`,
    targetType: 'contact',
    targetId: id,
    organizationIds,
    ...(owner.id === actor.organizationId ? {} : { actingForOrganizationId: owner.id }),
    ...states,
  });
  await publish(db, { organizationIds, topic: 'contacts', id });
}

export async function createContact(
  db: Db,
  actor: Actor,
  input: CreateContactInput,
): Promise<Result<{ id: string; code: string }>> {
  const found = await db.organization.findUnique({ where: { id: input.organizationId }, select: ownerFields });
  const owner = found && branded(found);
  const problem = ownerProblem(actor, owner) ?? hoursProblem(input);
  if (problem !== null || owner === null) return problem ?? failure('notFound');
  const id = newId();
  const after = columns(actor, input);
  await db.contact.createMany({ data: [{ id, organizationId: owner.id, ...after }] });
  await record(db, actor, owner, id, 'created', { after });
  return success({ id, code: owner.code });
}

async function findForChange(db: Db, actor: Actor, id: string) {
  const contact = await db.contact.findUnique({ where: { id }, include: { organization: { select: ownerFields } } });
  if (contact === null) return failure('notFound');
  const organization = branded(contact.organization);
  return ownerProblem(actor, organization) ?? success({ ...contact, organization });
}

export async function editContact(
  db: Db,
  actor: Actor,
  input: EditContactInput,
): Promise<Result<{ id: string; code: string }>> {
  const found = await findForChange(db, actor, input.id);
  if (!found.ok) return found;
  const problem = hoursProblem(input);
  if (problem !== null) return problem;
  const { organization, ...before } = found.value;
  const after = columns(actor, input);
  const { count } = await db.contact.updateMany({
    where: { id: input.id, version: input.version },
    data: { ...after, version: { increment: 1 } },
  });
  if (count === 0) return failure('conflict');
  await record(db, actor, organization, input.id, 'edited', { before, after });
  return success({ id: input.id, code: organization.code });
}

/** A window that never should have been there; one that ends gets an end date instead. */
export async function removeContact(
  db: Db,
  actor: Actor,
  input: RemoveContactInput,
): Promise<Result<{ id: string; code: string }>> {
  const found = await findForChange(db, actor, input.id);
  if (!found.ok) return found;
  const { organization, ...before } = found.value;
  const { count } = await db.contact.deleteMany({ where: { id: input.id, version: input.version } });
  if (count === 0) return failure('conflict');
  await record(db, actor, organization, input.id, 'removed', { before });
  return success({ id: input.id, code: organization.code });
}
