import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { saysWords } from '@/lib/access/search/matching';
import { readPlainNumber } from '@/lib/access/search/words';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { pageSize } from '../constants';
import { summaryColumns, summaryTables } from '../queries';
import { type IncidentSummary, incidentSummaryShape } from '../types';
import type { IncidentFilter } from './schema';

/** Counting ends here: a list says 「1,000件以上」 instead of making everybody wait. */
export const countLimit = 1_000;

export type Viewer = Pick<Actor, 'organizationId' | 'locale'>;

const soon = (): Date => new Date(now().getTime() + 3 * 24 * 3_600_000);

const marks = {
  urgent: Prisma.sql`i.urgent`,
  leak: Prisma.sql`i.leak`,
  security: Prisma.sql`i.security`,
  escalated: Prisma.sql`i.escalated_at IS NOT NULL`,
  workError: Prisma.sql`i.flow = 'work_error'`,
} as const;

function conditions({ organizationId }: Viewer, { tab, mark, from, q, duties }: IncidentFilter): Prisma.Sql {
  return Prisma.join(
    [
      // The index of those concerned finds them; the policy says the same.
      Prisma.sql`i.concerned_ids @> ARRAY[${organizationId}::uuid]`,
      ...(tab === 'waiting' ? [Prisma.sql`i.waiting_ids @> ARRAY[${organizationId}::uuid]`] : []),
      ...(tab === 'open' || tab === 'closed' ? [Prisma.sql`i.state = ${tab}::incident_state`] : []),
      ...(mark === undefined ? [] : [marks[mark]]),
      ...(from === undefined
        ? []
        : [
            Prisma.sql`i.organization_id IN (SELECT t.id FROM organizations t LEFT JOIN organizations u ON u.id = t.parent_id
              WHERE t.code = ${from} OR u.code = ${from})`,
          ]),
      ...(q === undefined || q === ''
        ? []
        : [Prisma.sql`((${saysWords(Prisma.sql`i.title`, q)}) OR i.number = ${readPlainNumber(q) ?? -1})`]),
      ...(duties === undefined
        ? []
        : [
            Prisma.sql`EXISTS (SELECT FROM incident_duties d WHERE d.incident_id = i.id AND d.done_at IS NULL AND d.due_at < ${soon()})`,
          ]),
    ],
    ' AND ',
  );
}

export interface IncidentPage {
  readonly rows: readonly IncidentSummary[];
  /** How many match, counted up to one more than `countLimit`. */
  readonly total: number;
}

const totalShape = z.object({ total: z.number() });

/** A page of the reader's incidents, newest first. */
export async function listIncidents(
  db: Ask,
  viewer: Viewer,
  filter: IncidentFilter,
  limit = pageSize,
): Promise<IncidentPage> {
  const where = conditions(viewer, filter);
  const rows = await askRows(db, incidentSummaryShape)`
    WITH page AS MATERIALIZED (SELECT i.id FROM incidents i WHERE ${where} ORDER BY i.id DESC
      LIMIT ${limit} OFFSET ${(filter.page - 1) * limit})
    SELECT ${summaryColumns(viewer)} FROM ${summaryTables} JOIN page ON page.id = i.id ORDER BY i.id DESC`;
  const [count] = await askRows(db, totalShape)`
    SELECT count(*)::int AS total FROM (SELECT FROM incidents i WHERE ${where} LIMIT ${countLimit + 1}) c`;
  return { rows, total: count?.total ?? 0 };
}

export const incidentFiguresShape = z.object({ waiting: z.number(), open: z.number(), duties: z.number() });
export type IncidentFigures = z.infer<typeof incidentFiguresShape>;

/** What the reader's organization has to look at. */
export async function countIncidents(
  db: Ask,
  { organizationId }: Pick<Viewer, 'organizationId'>,
): Promise<IncidentFigures> {
  const mine = Prisma.sql`i.concerned_ids @> ARRAY[${organizationId}::uuid] AND i.state = 'open'`;
  // Few duties run: they are looked up by themselves, not for each of many incidents.
  const [row] = await askRows(db, incidentFiguresShape)`
    SELECT count(*) FILTER (WHERE i.waiting_ids @> ARRAY[${organizationId}::uuid])::int AS waiting, count(*)::int AS open,
      (SELECT count(DISTINCT d.incident_id)::int FROM incident_duties d JOIN incidents i ON i.id = d.incident_id
        WHERE d.done_at IS NULL AND d.due_at < ${soon()} AND ${mine}) AS duties
    FROM incidents i WHERE ${mine}`;
  return row ?? { waiting: 0, open: 0, duties: 0 };
}
