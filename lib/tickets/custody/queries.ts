import 'server-only';
import type { Actor, Role } from '@/lib/access/actor';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import type { TicketGroup } from '../constants';
import type { Kinds } from '../notifications/mutations';
import { canReceive } from '../policy';
import type { Custody } from './types';

/** A ticket as every move finds it. */
export interface Placed extends Custody {
  readonly id: string;
  readonly number: string;
  readonly subject: string;
  readonly version: number;
  readonly holderOrganizationId: string;
  readonly holderUserName: string | null;
  readonly holderGroup: TicketGroup | null;
}

/** With what announcing a person's move needs beside it. */
export interface Found extends Placed {
  /** Of all organizations on its way. */
  readonly kinds: Kinds;
}

/** The columns of `Placed`; `t` is the ticket. */
export const placedColumns = Prisma.sql`t.id, t.number, t.subject, t.version, t.route::text, t.state::text, t.urgency::text, t.level,
  t.resume_level AS "resumeLevel", t.chain, t.party_ids AS "partyIds", t.bypassed, t.asker_user_id AS "askerUserId",
  t.holder_organization_id AS "holderOrganizationId", t.holder_user_id AS "holderUserId", t.holder_user_name AS "holderUserName",
  t.holder_group::text AS "holderGroup"`;

/** Null = not there, or not to be seen by the actor. */
export async function findMoving(db: Ask, id: string): Promise<Found | null> {
  const [row] = await db.$queryRaw<Found[]>`
    SELECT ${placedColumns}, (SELECT json_object_agg(o.id, o.kind) FROM organizations o WHERE o.id = ANY (t.chain || t.party_ids)) AS kinds
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
