import 'server-only';
import type { Db } from '@/lib/core/db';
import type { Kinds } from '../notices/mutations';
import { holidaysAhead } from '../target/queries';
import type { Custody } from './types';

/** A ticket as a move finds it, with what deciding and announcing the move needs beside it. */
export interface Found extends Custody {
  readonly id: string;
  readonly number: string;
  readonly subject: string;
  readonly version: number;
  readonly holderOrganizationId: string;
  readonly holderUserName: string | null;
  /** Of all organizations on its way. */
  readonly kinds: Kinds;
  readonly holidays: readonly string[];
}

/** Null = not there, or not to be seen by the actor. */
export async function findMoving(db: Db, id: string, at: Date): Promise<Found | null> {
  const [row] = await db.$queryRaw<Found[]>`
    SELECT id, number, subject, version, route::text, state::text, urgency::text, level, resume_level AS "resumeLevel", chain,
      party_ids AS "partyIds", bypassed, asker_user_id AS "askerUserId", holder_organization_id AS "holderOrganizationId",
      holder_user_id AS "holderUserId", holder_user_name AS "holderUserName", ${holidaysAhead(at)} AS holidays,
      (SELECT json_object_agg(o.id, o.kind) FROM organizations o WHERE o.id = ANY (t.chain || t.party_ids)) AS kinds
    FROM tickets t WHERE id = ${id}::uuid`;
  return row ?? null;
}

/** The newest answer from the tier above, which is what a tier in between passes on. */
export async function findArrivedAnswer(db: Db, ticketId: string, organizationId: string): Promise<string | null> {
  const source = await db.ticketEntry.findFirst({
    where: { ticketId, kind: { in: ['answered', 'passed_on'] }, organizationId: { not: organizationId } },
    orderBy: { seq: 'desc' },
    select: { id: true },
  });
  return source?.id ?? null;
}
