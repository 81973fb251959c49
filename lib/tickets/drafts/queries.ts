import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { listOwnUploads } from '@/lib/files/queries';
import type { FileSummary } from '@/lib/files/types';
import { draftedDays } from './constants';

export interface Draft {
  readonly fields: Readonly<Record<string, string>>;
  readonly updatedAt: Date;
  /** What was attached and still can be. */
  readonly files: readonly FileSummary[];
  /** How many files it had that cannot be attached any more. */
  readonly filesGone: number;
}

/** A draft as it was kept. */
export const keptDraftShape = z.object({
  fields: z.unknown(),
  fileIds: z.array(z.string()).readonly(),
  updatedAt: z.date(),
});
export type KeptDraft = z.infer<typeof keptDraftShape>;

/** What the actor typed and did not send: for a ticket, or (null) for a new inquiry. */
export async function findDraft(db: Ask, actor: Actor, ticketId: string | null): Promise<Draft | null> {
  const place = ticketId === null ? Prisma.sql`ticket_id IS NULL` : Prisma.sql`ticket_id = ${ticketId}::uuid`;
  const [row] = await askRows(db, keptDraftShape)`
    SELECT fields, file_ids AS "fileIds", updated_at AS "updatedAt" FROM ticket_drafts
    WHERE user_id = ${actor.userId}::uuid AND ${place}`;
  return row === undefined ? null : readDraft(db, actor, row);
}

/** The draft with its files, if it has some; null if it is of a form that is no more. */
export async function readDraft(db: Ask, actor: Actor, kept: KeptDraft): Promise<Draft | null> {
  const fields = z.record(z.string(), z.string()).safeParse(kept.fields);
  if (!fields.success) return null;
  const files = await listOwnUploads(db, actor, kept.fileIds);
  return { fields: fields.data, updatedAt: kept.updatedAt, files, filesGone: kept.fileIds.length - files.length };
}

const findOwnContactShape = z.object({ phone: z.string().nullable(), mail: z.string().nullable() });

/** How to reach the actor, as the account says. */
export async function findOwnContact(db: Ask, actor: Actor): Promise<{ phone: string; mail: string }> {
  const [user] = await askRows(db, findOwnContactShape)`
    SELECT phone, email AS mail FROM users WHERE id = ${actor.userId}::uuid`;
  return { phone: user?.phone ?? '', mail: user?.mail ?? '' };
}

/** An upload that a draft names, which somebody has touched within the last days, is still to be sent. */
export const isDrafted = (now: Date): Prisma.Sql => Prisma.sql`EXISTS (SELECT FROM ticket_drafts d
  WHERE files.id = ANY (d.file_ids) AND d.updated_at >= ${new Date(now.getTime() - draftedDays * 24 * 3_600_000)})`;
