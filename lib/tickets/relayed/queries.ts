import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { nameFor } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { type RelayedTicket, relayedTicketShape } from './types';

interface Page {
  readonly page: number;
  readonly size: number;
  /** Counting stops here. */
  readonly most: number;
}

type Viewer = Pick<Actor, 'organizationId' | 'locale'>;

const listRelayedShape = relayedTicketShape.extend({ total: z.number() });

/**
 * Inquiries of the relay route in their place (S3 用途2, 3): `asked` = those of the organization, and those of others that it passed on
 * upwards; `received` = those of others that reached it. The newest first.
 */
export async function listRelayed(
  db: Ask,
  viewer: Viewer,
  place: 'asked' | 'received',
  { page, size, most }: Page,
): Promise<{ rows: RelayedTicket[]; total: number }> {
  const own = Prisma.sql`${viewer.organizationId}::uuid`;
  // Passed on: somebody further along the chain has been reached as well.
  const passedOn = Prisma.sql`EXISTS (SELECT FROM tickets u WHERE u.id = p.ticket_id
    AND u.chain[array_position(u.chain, ${own}) + 1] = ANY (u.party_ids))`;
  const where =
    place === 'asked'
      ? Prisma.sql`(p.asker_organization_id = ${own} OR ${passedOn})`
      : Prisma.sql`p.asker_organization_id <> ${own}`;
  const rows = await askRows(db, listRelayedShape)`
    WITH matching AS MATERIALIZED (
      SELECT p.ticket_id, p.last_activity_at FROM ticket_parties p
      WHERE p.organization_id = ${own} AND p.route = 'relay' AND ${where} ORDER BY p.last_activity_at DESC, p.ticket_id LIMIT ${most})
    SELECT t.number, t.subject, t.state::text AS state, ${nameFor(viewer, Prisma.sql`o`)} AS "askerName", m.last_activity_at AS "updatedAt",
      (SELECT count(*)::int FROM ticket_entries e WHERE e.ticket_id = t.id) AS entries, (SELECT count(*)::int FROM matching) AS total
    FROM (SELECT * FROM matching ORDER BY last_activity_at DESC, ticket_id LIMIT ${size} OFFSET ${(page - 1) * size}) m
    JOIN tickets t ON t.id = m.ticket_id JOIN organizations o ON o.id = t.asker_organization_id
    ORDER BY m.last_activity_at DESC, m.ticket_id`;
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}
