import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import type { AddContactInput, AddItemInput, ChangeItemInput } from './schema';

export async function addItem(
  db: Db,
  actor: Actor,
  { kind, name, quantity, note }: AddItemInput,
): Promise<Result<{ id: string }>> {
  const id = newId();
  await db.$executeRaw`
    INSERT INTO inventory_items (id, organization_id, kind, name, quantity, note)
    VALUES (${id}::uuid, ${actor.organizationId}::uuid, ${kind}, ${name}, ${quantity}, ${note})`;
  await recordAudit(db, actor, {
    event: 'inventory.added',
    targetType: 'inventory',
    targetId: id,
    after: { kind, name, quantity },
  });
  return success({ id });
}

export async function addContact(
  db: Db,
  actor: Actor,
  { side, name, duty, phone }: AddContactInput,
): Promise<Result<{ id: string }>> {
  const id = newId();
  await db.$executeRaw`
    INSERT INTO emergency_contacts (id, organization_id, position, name, duty, phone, side)
    SELECT ${id}::uuid, ${actor.organizationId}::uuid, coalesce(max(position), 0) + 1, ${name}, ${duty}, ${phone}, ${side}
    FROM emergency_contacts WHERE organization_id = ${actor.organizationId}::uuid`;
  await recordAudit(db, actor, {
    event: 'inventory.added',
    targetType: 'inventory',
    targetId: id,
    after: { kind: side, name },
  });
  return success({ id });
}

const changeItemShape = z.object({ name: z.string(), quantity: z.number() });

/** How many there are now; what is put aside for a declaration stays so. Problem: notFound. */
export async function changeItem(
  db: Db,
  actor: Actor,
  { id, quantity }: ChangeItemInput,
): Promise<Result<{ id: string }>> {
  const [item] = await askRows(db, changeItemShape)`
    SELECT name, quantity::int FROM inventory_items WHERE id = ${id}::uuid AND organization_id = ${actor.organizationId}::uuid FOR UPDATE`;
  if (item === undefined) return failure('notFound');
  await db.$executeRaw`
    UPDATE inventory_items SET quantity = ${quantity}, version = version + 1 WHERE id = ${id}::uuid`;
  await recordAudit(db, actor, {
    event: 'inventory.changed',
    targetType: 'inventory',
    targetId: id,
    before: { name: item.name, quantity: item.quantity },
    after: { name: item.name, quantity },
  });
  return success({ id });
}

const removeContactShape = z.object({ name: z.string(), side: z.string() });

/** Problem: notFound. */
export async function removeContact(db: Db, actor: Actor, { id }: { id: string }): Promise<Result<{ id: string }>> {
  const [contact] = await askRows(db, removeContactShape)`
    DELETE FROM emergency_contacts WHERE id = ${id}::uuid AND organization_id = ${actor.organizationId}::uuid RETURNING name, side`;
  if (contact === undefined) return failure('notFound');
  await recordAudit(db, actor, {
    event: 'inventory.removed',
    targetType: 'inventory',
    targetId: id,
    before: { kind: contact.side, name: contact.name },
  });
  return success({ id });
}
