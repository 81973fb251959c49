import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { isStillUnsent } from '@/lib/access/forms/idempotency';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { Prisma } from '@/lib/core/generated/client';
import { newId } from '@/lib/core/ids';
import { listOwnUploads } from '@/lib/files/queries';
import { chosenFields } from './constants';
import type { SaveDraftInput } from './schema';

export interface SavedDraft {
  /** Files that it cannot keep: they are no more, or were never this person's to attach. */
  readonly gone: readonly string[];
}

/**
 * Keeps what is being typed, one draft a user and place. It is nobody's record, so it leaves no audit row; about what one
 * cannot see there is nothing to keep. What was begun before a merger goes on in the successor's name.
 * Problem: `conflict`, the form was sent, which ended its draft.
 */
export async function saveDraft(db: Db, actor: Actor, input: SaveDraftInput): Promise<Result<SavedDraft>> {
  if (input.key !== '' && !(await isStillUnsent(db, actor.userId, input.key))) return failure('conflict');
  const ticketId = input.ticketId === '' ? null : input.ticketId;
  const fileIds = (await listOwnUploads(db, actor, input.fileIds)).map(({ id }) => id);
  const written = Object.entries(input.fields).filter(([field]) => !chosenFields.includes(field));
  if (fileIds.length === 0 && written.every(([, typed]) => typed === '')) await discardDraft(db, actor, ticketId);
  else await keepDraft(db, actor, ticketId, input.fields, fileIds);
  return success({ gone: input.fileIds.filter((id) => !fileIds.includes(id)) });
}

const insertDraft = (
  actor: Actor,
  ticketId: string | null,
  fields: SaveDraftInput['fields'],
  fileIds: readonly string[],
) => Prisma.sql`
    INSERT INTO ticket_drafts (id, user_id, organization_id, ticket_id, fields, file_ids, updated_at)
    SELECT ${newId()}::uuid, ${actor.userId}::uuid, ${actor.organizationId}::uuid, ${ticketId}::uuid, ${JSON.stringify(fields)}::jsonb,
      ${[...fileIds]}::uuid[], ${now()}
    WHERE ${ticketId}::uuid IS NULL OR EXISTS (SELECT FROM tickets WHERE id = ${ticketId}::uuid)
    ON CONFLICT (user_id, coalesce(ticket_id, '00000000-0000-0000-0000-000000000000'::uuid))`;

async function keepDraft(
  db: Db,
  actor: Actor,
  ticketId: string | null,
  fields: SaveDraftInput['fields'],
  fileIds: readonly string[],
): Promise<void> {
  await db.$executeRaw`${insertDraft(actor, ticketId, fields, fileIds)}
    DO UPDATE SET organization_id = EXCLUDED.organization_id, fields = EXCLUDED.fields, file_ids = EXCLUDED.file_ids,
      updated_at = EXCLUDED.updated_at`;
}

/** Keeps what was sent and taken back, unless something else is being typed at this place. */
export async function keepWhereNone(
  db: Db,
  actor: Actor,
  ticketId: string,
  fields: SaveDraftInput['fields'],
): Promise<void> {
  await db.$executeRaw`${insertDraft(actor, ticketId, fields, [])} DO NOTHING`;
}

/** What was typed at this place is gone; its uploads lapse as any that nobody sends. */
export async function discardDraft(db: Db, actor: Actor, ticketId: string | null): Promise<void> {
  await db.ticketDraft.deleteMany({ where: { userId: actor.userId, ticketId } });
}
