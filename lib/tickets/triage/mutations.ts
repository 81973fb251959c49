import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { moveTicket } from '../custody/mutations';
import { holdTicket } from '../work/mutations';
import type { MemberInput } from '../work/schema';
import type { BulkInput } from './schema';

interface Done {
  readonly count: number;
}

/** Does one thing to several inquiries, to all of them or to none. Problems: as of each; `conflict` when one was moved meanwhile. */
export async function changeSeveral(
  db: Db,
  actor: Actor,
  { chosen, bulk, assigneeId, until }: BulkInput,
): Promise<Result<Done>> {
  if (chosen.length === 0) return failure('required', 'chosen');
  if (bulk === 'pending' && until === '') return failure('required', 'until');
  if (bulk === 'assign' && assigneeId === '') return failure('required', 'assigneeId');
  for (const { ticketId, version } of chosen) {
    const done =
      bulk === 'pending'
        ? await holdTicket(db, actor, { ticketId, kind: 'pending', until: new Date(`${until}+09:00`), note: '' })
        : await moveTicket(db, actor, {
            ticketId,
            version,
            move: bulk,
            text: '',
            assigneeId,
            carrier: '',
            fileIds: [],
          });
    if (!done.ok) return done;
  }
  return success({ count: chosen.length });
}

/** What the actor knows well, and until when the actor is away. Problem: `outOfRange` for a date that has passed. */
export async function keepMember(db: Db, actor: Actor, input: MemberInput): Promise<Result<{ saved: true }>> {
  if (input.awayUntil !== '' && input.awayUntil < dateInJapan(now())) return failure('outOfRange', 'awayUntil');
  await db.$executeRaw`
    INSERT INTO desk_members (user_id, organization_id, skills, away_until)
    VALUES (${actor.userId}::uuid, ${actor.organizationId}::uuid, ${[...input.skills]}::ticket_system[], ${input.awayUntil || null}::date)
    ON CONFLICT (user_id) DO UPDATE SET skills = EXCLUDED.skills, away_until = EXCLUDED.away_until`;
  return success({ saved: true });
}
