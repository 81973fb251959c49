import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';

export interface Draft {
  readonly fields: Readonly<Record<string, string>>;
  readonly updatedAt: Date;
}

/** What the actor typed and did not send: for a ticket, or (null) for a new inquiry. */
export async function findDraft(db: Ask, actor: Actor, ticketId: string | null): Promise<Draft | null> {
  const place = ticketId === null ? Prisma.sql`ticket_id IS NULL` : Prisma.sql`ticket_id = ${ticketId}::uuid`;
  const [row] = await db.$queryRaw<{ fields: unknown; updatedAt: Date }[]>`
    SELECT fields, updated_at AS "updatedAt" FROM ticket_drafts WHERE user_id = ${actor.userId}::uuid AND ${place}`;
  return row === undefined ? null : readDraft(row);
}

/** A draft as it was kept; null if it is of a form that is no more. */
export function readDraft(row: { readonly fields: unknown; readonly updatedAt: Date }): Draft | null {
  const fields = z.record(z.string(), z.string()).safeParse(row.fields);
  return fields.success ? { fields: fields.data, updatedAt: row.updatedAt } : null;
}

/** How to reach the actor, as the account says. */
export async function findOwnContact(db: Ask, actor: Actor): Promise<{ phone: string; mail: string }> {
  const [user] = await db.$queryRaw<{ phone: string | null; mail: string | null }[]>`
    SELECT phone, email AS mail FROM users WHERE id = ${actor.userId}::uuid`;
  return { phone: user?.phone ?? '', mail: user?.mail ?? '' };
}
