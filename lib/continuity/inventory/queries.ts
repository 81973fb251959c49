import 'server-only';
import { z } from 'zod';
import { nameFor, type Reader } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';

export const inventoryItemShape = z.object({
  id: z.string(),
  townCode: z.string(),
  townName: z.string(),
  kind: z.string(),
  name: z.string(),
  quantity: z.number(),
  /** Put aside for open declarations. */
  reserved: z.number(),
  note: z.string(),
});
export type InventoryItem = z.infer<typeof inventoryItemShape>;

/** What the towns of the reader's circle can lend. */
export const listInventory = (ask: Ask, reader: Reader): Promise<InventoryItem[]> =>
  askRows(ask, inventoryItemShape)`
    SELECT i.id::text, o.code AS "townCode", ${nameFor(reader, Prisma.sql`o`)} AS "townName", i.kind, i.name, i.quantity::int, i.note,
      coalesce((SELECT sum(r.quantity) FROM reservations r JOIN declarations d ON d.id = r.declaration_id
        WHERE r.item_id = i.id AND d.state IN ('requested', 'open')), 0)::int AS reserved
    FROM inventory_items i JOIN organizations o ON o.id = i.organization_id ORDER BY o.code, i.kind, i.name LIMIT 300`;

export const emergencyContactShape = z.object({
  id: z.string(),
  townCode: z.string(),
  townName: z.string(),
  name: z.string(),
  duty: z.string(),
  phone: z.string(),
  side: z.string(),
});
export type EmergencyContact = z.infer<typeof emergencyContactShape>;

/** Whom to call, in this order, town by town. */
export const listContacts = (ask: Ask, reader: Reader): Promise<EmergencyContact[]> =>
  askRows(ask, emergencyContactShape)`
    SELECT c.id::text, o.code AS "townCode", ${nameFor(reader, Prisma.sql`o`)} AS "townName", c.name, c.duty, c.phone, c.side
    FROM emergency_contacts c JOIN organizations o ON o.id = c.organization_id ORDER BY o.code, c.position LIMIT 300`;

export const lendableItemShape = z.object({
  id: z.string(),
  kind: z.string(),
  name: z.string(),
  note: z.string(),
  quantity: z.number(),
  /** Put aside for this declaration, and by whom. */
  reserved: z.number(),
  reservedBy: z.string(),
  /** Put aside for others that have not ended. */
  elsewhere: z.number(),
});
export type LendableItem = z.infer<typeof lendableItemShape>;

/** What the host of a declaration can lend to who comes because of it. */
export const listLendable = (ask: Ask, declarationId: string, hostCode: string): Promise<LendableItem[]> =>
  askRows(ask, lendableItemShape)`
    SELECT i.id::text, i.kind, i.name, i.note, i.quantity::int, coalesce(own.quantity, 0)::int AS reserved,
      coalesce(own.reserved_by, '') AS "reservedBy",
      coalesce((SELECT sum(r.quantity) FROM reservations r JOIN declarations d ON d.id = r.declaration_id
        WHERE r.item_id = i.id AND d.id <> ${declarationId}::uuid AND d.state IN ('requested', 'open')), 0)::int AS elsewhere
    FROM inventory_items i JOIN organizations o ON o.id = i.organization_id
      LEFT JOIN reservations own ON own.item_id = i.id AND own.declaration_id = ${declarationId}::uuid
    WHERE o.code = ${hostCode} AND i.quantity > 0 ORDER BY array_position(ARRAY['terminal', 'printer', 'room'], i.kind), i.kind, i.name LIMIT 100`;
