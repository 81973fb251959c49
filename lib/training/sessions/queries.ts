import 'server-only';
import { nameFor } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import type { Viewer } from '../queries';
import { type SessionRow, sessionRowShape } from '../types';

/** Group sessions of a fiscal year by day. Who takes how many seats is everybody's knowledge. */
export const listSessions = (db: Ask, viewer: Viewer, fiscalYear: number): Promise<SessionRow[]> => askRows(
  db,
  sessionRowShape,
)`
  SELECT s.id::text, s.organization_id::text AS "organizationId", ${nameFor(viewer, Prisma.sql`o`)} AS "prefectureName", s.title,
    s.held_on::text AS "heldOn", s.opens, s.closes, s.venue, s.capacity,
    (SELECT coalesce(sum(b.people), 0)::int FROM training_seats b WHERE b.session_id = s.id) AS booked, coalesce(t.people, 0) AS "ownSeats", s.version
  FROM training_sessions s JOIN organizations o ON o.id = s.organization_id
    LEFT JOIN training_seats t ON t.session_id = s.id AND t.organization_id = ${viewer.organizationId}::uuid
  WHERE s.fiscal_year = ${fiscalYear} ORDER BY s.held_on, o.code LIMIT 500`;
