import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import type { Db } from '@/lib/core/db';
import { type Result, success } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import type { AddContactInput, AddItemInput } from './schema';

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
