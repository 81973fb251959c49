import 'server-only';
import { nameFor } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import type { Viewer } from '../list/queries';
import { type BodyRow, bodyRowShape, type MonthRow, monthRowShape } from './types';

const seen = ({ organizationId }: Viewer) => Prisma.sql`i.concerned_ids @> ARRAY[${organizationId}::uuid]`;
const months = 12;

/** The reader's incidents by the month of their detection, the last twelve that have any, newest first. */
export const countByMonth = (db: Ask, viewer: Viewer): Promise<MonthRow[]> =>
  askRows(db, monthRowShape)`
    SELECT to_char(i.detected_at AT TIME ZONE 'Asia/Tokyo', 'YYYY-MM') AS month, count(*)::int AS count,
      count(*) FILTER (WHERE i.urgent)::int AS urgent, count(*) FILTER (WHERE i.leak)::int AS leak,
      count(*) FILTER (WHERE i.security)::int AS security, count(*) FILTER (WHERE i.flow = 'work_error')::int AS "workError",
      count(*) FILTER (WHERE i.state = 'open')::int AS open,
      (percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM h.at - i.detected_at) / 3600))::float AS "toOperator",
      (percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM i.closed_at - i.detected_at) / 3600))::float AS "toClose"
    FROM incidents i LEFT JOIN (SELECT e.incident_id, min(e.at) AS at FROM incident_entries e
      WHERE e.kind = 'reported' AND e.lane = 3 GROUP BY 1) h ON h.incident_id = i.id
    WHERE ${seen(viewer)} AND i.detected_at > now() - interval '2 years' GROUP BY 1 ORDER BY 1 DESC LIMIT ${months}`;

/** Where they happened in the last two years, the most first. */
export const countByBody = (db: Ask, viewer: Viewer): Promise<BodyRow[]> =>
  askRows(db, bodyRowShape)`
    SELECT ${nameFor(viewer, Prisma.sql`o`)} AS name, b.count, b.open
    FROM (SELECT i.organization_id, count(*)::int AS count, count(*) FILTER (WHERE i.state = 'open')::int AS open
      FROM incidents i WHERE ${seen(viewer)} AND i.detected_at > now() - interval '2 years' GROUP BY 1) b
    JOIN organizations o ON o.id = b.organization_id ORDER BY b.count DESC, o.code LIMIT 20`;
