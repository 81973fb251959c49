import 'server-only';
import type { Actor, Role } from '@/lib/access/actor';
import type { Ask } from '@/lib/core/db';
import type { Kinds } from '../notifications/mutations';
import { canReceive } from '../policy';
import type { Custody } from './types';

/** A ticket as a move finds it, with what deciding and announcing the move needs beside it. */
export interface Found extends Custody {
  readonly id: string;
  readonly number: string;
  readonly subject: string;
  readonly version: number;
  readonly holderOrganizationId: string;
  readonly holderUserName: string | null;
  readonly holderGroup: 'call_center' | 'system_management' | null;
  /** Of all organizations on its way. */
  readonly kinds: Kinds;
}

/** Null = not there, or not to be seen by the actor. */
export async function findMoving(db: Ask, id: string): Promise<Found | null> {
  const [row] = await db.$queryRaw<Found[]>`
    SELECT id, number, subject, version, route::text, state::text, urgency::text, level, resume_level AS "resumeLevel", chain,
      party_ids AS "partyIds", bypassed, asker_user_id AS "askerUserId", holder_organization_id AS "holderOrganizationId",
      holder_user_id AS "holderUserId", holder_user_name AS "holderUserName", holder_group::text AS "holderGroup",
      (SELECT json_object_agg(o.id, o.kind) FROM organizations o WHERE o.id = ANY (t.chain || t.party_ids)) AS kinds
    FROM tickets t WHERE id = ${id}::uuid`;
  return row ?? null;
}

/** The newest answer from the tier above, which is what a tier in between passes on. */
export async function findArrivedAnswer(db: Ask, ticketId: string, organizationId: string): Promise<string | null> {
  const [source] = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM ticket_entries
    WHERE ticket_id = ${ticketId}::uuid AND kind IN ('answered', 'passed_on') AND organization_id <> ${organizationId}::uuid
    ORDER BY seq DESC LIMIT 1`;
  return source?.id ?? null;
}

/** A colleague to whom an inquiry can be given. */
export interface Receiver {
  readonly id: string;
  readonly name: string;
}

/** Null = nobody of the actor's organization, disabled, or without work at its desk. */
export async function findReceiver(db: Ask, actor: Actor, id: string): Promise<Receiver | null> {
  const [colleague] = await db.$queryRaw<(Receiver & { roles: readonly Role[] })[]>`
    SELECT id, name, ARRAY(SELECT role::text FROM user_roles r WHERE r.user_id = u.id) AS roles FROM users u
    WHERE id = ${id}::uuid AND organization_id = ${actor.organizationId}::uuid AND disabled_at IS NULL`;
  return colleague && canReceive(actor.organizationKind, colleague.roles) ? colleague : null;
}
