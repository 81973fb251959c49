import 'server-only';
import { z } from 'zod';
import { type Actor, organizationKinds, roles } from '@/lib/access/actor';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { organizationId, userId } from '@/lib/core/id-shapes';
import type { OrganizationId, UserId } from '@/lib/core/ids';
import { ticketGroups } from '../constants';
import { canReceive } from '../policy';
import { custodyShape } from './types';

/** A ticket as every move finds it. */
export const placedShape = custodyShape.extend({
  id: z.string(),
  number: z.string(),
  subject: z.string(),
  version: z.number(),
  holderOrganizationId: organizationId,
  holderUserName: z.string().nullable(),
  holderGroup: z.enum(ticketGroups).nullable(),
});
export type Placed = z.infer<typeof placedShape>;

/** With what announcing a person's move needs beside it. */
export const foundShape = placedShape.extend({
  /** Of all organizations on its way. */
  kinds: z.record(z.string(), z.enum(organizationKinds)).readonly(),
});
export type Found = z.infer<typeof foundShape>;

/** The columns of `Placed`; `t` is the ticket. */
export const placedColumns = Prisma.sql`t.id, t.number, t.subject, t.version, t.route::text, t.state::text, t.urgency::text, t.level,
  t.resume_level AS "resumeLevel", t.chain, t.party_ids AS "partyIds", t.bypassed, t.asker_user_id AS "askerUserId",
  t.holder_organization_id AS "holderOrganizationId", t.holder_user_id AS "holderUserId", t.holder_user_name AS "holderUserName",
  t.holder_group::text AS "holderGroup"`;

/** Null = not there, or not to be seen by the actor. */
export async function findMoving(db: Ask, id: string): Promise<Found | null> {
  const [row] = await askRows(db, foundShape)`
    SELECT ${placedColumns}, (SELECT json_object_agg(o.id, o.kind) FROM organizations o WHERE o.id = ANY (t.chain || t.party_ids)) AS kinds
    FROM tickets t WHERE id = ${id}::uuid`;
  return row ?? null;
}

const idShape = z.object({ id: z.string() });

/** The newest answer from the tier above, which is what a tier in between passes on. */
export async function findArrivedAnswer(
  db: Ask,
  ticketId: string,
  organizationId: OrganizationId,
): Promise<string | null> {
  const [source] = await askRows(db, idShape)`
    SELECT id FROM ticket_entries
    WHERE ticket_id = ${ticketId}::uuid AND kind IN ('answered', 'passed_on') AND organization_id <> ${organizationId}::uuid
    ORDER BY seq DESC LIMIT 1`;
  return source?.id ?? null;
}

/** A colleague to whom an inquiry can be given. */
export const receiverShape = z.object({ id: userId, name: z.string() });
export type Receiver = z.infer<typeof receiverShape>;

const findReceiverShape = receiverShape.extend({ roles: z.array(z.enum(roles)).readonly() });

/** Null = nobody of the actor's organization, disabled, or without work at its desk. */
export async function findReceiver(db: Ask, actor: Actor, id: UserId): Promise<Receiver | null> {
  const [colleague] = await askRows(db, findReceiverShape)`
    SELECT id, name, ARRAY(SELECT role::text FROM user_roles r WHERE r.user_id = u.id) AS roles FROM users u
    WHERE id = ${id}::uuid AND organization_id = ${actor.organizationId}::uuid AND disabled_at IS NULL`;
  return colleague && canReceive(actor.organizationKind, colleague.roles) ? colleague : null;
}
