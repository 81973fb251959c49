import 'server-only';
import { z } from 'zod';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { type DrillDetail, type DrillSummary, drillReportShape, drillSummaryShape } from './types';

export const shownDrills = 50;

/** Drills that the reader's town has run, newest first. */
export const listDrills = (ask: Ask): Promise<DrillSummary[]> =>
  askRows(ask, drillSummaryShape)`
    SELECT id::text, started_at AS "startedAt", finished_at AS "finishedAt", state, started_by AS "startedBy" FROM drills
    ORDER BY started_at DESC LIMIT ${shownDrills}`;

const readDrillShape = drillSummaryShape.extend({
  report: z
    .union([drillReportShape.extend({ fault: z.undefined().optional() }), z.object({ fault: z.string() })])
    .nullable(),
});

/** One drill with its report; null = the reader's town ran none with this id. */
export async function readDrill(ask: Ask, id: string): Promise<DrillDetail | null> {
  const [row] = await askRows(ask, readDrillShape)`
    SELECT id::text, started_at AS "startedAt", finished_at AS "finishedAt", state, started_by AS "startedBy", report FROM drills
    WHERE id = ${id}::uuid`;
  if (row === undefined) return null;
  const { report, ...summary } = row;
  if (report === null) return { ...summary, report: null, fault: '' };
  return report.fault === undefined
    ? { ...summary, report, fault: '' }
    : { ...summary, report: null, fault: report.fault };
}
