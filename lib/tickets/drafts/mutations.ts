import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { newId } from '@/lib/core/ids';
import { chosenFields } from './constants';
import type { SaveDraftInput } from './schema';

/**
 * Keeps what is being typed, one draft a user and place. It is nobody's record, so it leaves no audit row; about what one
 * cannot see there is nothing to keep. What was begun before a merger goes on in the successor's name.
 */
export async function saveDraft(db: Db, actor: Actor, input: SaveDraftInput): Promise<void> {
  const ticketId = input.ticketId === '' ? null : input.ticketId;
  const written = Object.entries(input.fields).filter(([field]) => !chosenFields.includes(field));
  if (written.every(([, typed]) => typed === '')) return discardDraft(db, actor, ticketId);
  await db.$executeRaw`
    INSERT INTO ticket_drafts (id, user_id, organization_id, ticket_id, fields, updated_at)
    SELECT ${newId()}::uuid, ${actor.userId}::uuid, ${actor.organizationId}::uuid, ${ticketId}::uuid, ${JSON.stringify(input.fields)}::jsonb, ${now()}
    WHERE ${ticketId}::uuid IS NULL OR EXISTS (SELECT FROM tickets WHERE id = ${ticketId}::uuid)
    ON CONFLICT (user_id, coalesce(ticket_id, '00000000-0000-0000-0000-000000000000'::uuid))
    DO UPDATE SET organization_id = EXCLUDED.organization_id, fields = EXCLUDED.fields, updated_at = EXCLUDED.updated_at`;
}

export async function discardDraft(db: Db, actor: Actor, ticketId: string | null): Promise<void> {
  await db.ticketDraft.deleteMany({ where: { userId: actor.userId, ticketId } });
}
