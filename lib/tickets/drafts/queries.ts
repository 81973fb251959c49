import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import type { Db } from '@/lib/core/db';

export interface Draft {
  readonly fields: Readonly<Record<string, string>>;
  readonly updatedAt: Date;
}

/** What the actor typed and did not send: for a ticket, or (null) for a new inquiry. */
export async function findDraft(db: Db, actor: Actor, ticketId: string | null): Promise<Draft | null> {
  const row = await db.ticketDraft.findFirst({
    where: { userId: actor.userId, ticketId },
    select: { fields: true, updatedAt: true },
  });
  return row === null ? null : readDraft(row);
}

/** A draft as it was kept; null if it is of a form that is no more. */
export function readDraft(row: { readonly fields: unknown; readonly updatedAt: Date }): Draft | null {
  const fields = z.record(z.string(), z.string()).safeParse(row.fields);
  return fields.success ? { fields: fields.data, updatedAt: row.updatedAt } : null;
}

/** How to reach the actor, as the account says. */
export async function findOwnContact(db: Db, actor: Actor): Promise<{ phone: string; mail: string }> {
  const user = await db.user.findUnique({ where: { id: actor.userId }, select: { phone: true, email: true } });
  return { phone: user?.phone ?? '', mail: user?.email ?? '' };
}
