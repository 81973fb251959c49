import 'server-only';
import { nameFor, type Reader } from '@/lib/access/names';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';

export interface InventoryItem {
  readonly id: string;
  readonly townCode: string;
  readonly townName: string;
  readonly kind: string;
  readonly name: string;
  readonly quantity: number;
  /** Put aside for open declarations. */
  readonly reserved: number;
  readonly note: string;
}

/** What the towns of the reader's circle can lend. */
export const listInventory = (ask: Ask, reader: Reader): Promise<InventoryItem[]> =>
  ask.$queryRaw<InventoryItem[]>`
    SELECT i.id::text, o.code AS "townCode", ${nameFor(reader, Prisma.sql`o`)} AS "townName", i.kind, i.name, i.quantity::int, i.note,
      coalesce((SELECT sum(r.quantity) FROM reservations r JOIN declarations d ON d.id = r.declaration_id
        WHERE r.item_id = i.id AND d.state IN ('requested', 'open')), 0)::int AS reserved
    FROM inventory_items i JOIN organizations o ON o.id = i.organization_id ORDER BY o.code, i.kind, i.name LIMIT 300`;

export interface EmergencyContact {
  readonly id: string;
  readonly townName: string;
  readonly name: string;
  readonly duty: string;
  readonly phone: string;
  readonly side: string;
}

/** Whom to call, in this order, town by town. */
export const listContacts = (ask: Ask, reader: Reader): Promise<EmergencyContact[]> =>
  ask.$queryRaw<EmergencyContact[]>`
    SELECT c.id::text, ${nameFor(reader, Prisma.sql`o`)} AS "townName", c.name, c.duty, c.phone, c.side
    FROM emergency_contacts c JOIN organizations o ON o.id = c.organization_id ORDER BY o.code, c.position LIMIT 300`;
