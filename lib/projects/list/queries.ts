import 'server-only';
import { z } from 'zod';
import type { Reader } from '@/lib/access/names';
import { saysWords } from '@/lib/access/search/matching';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { countLimit, pageSize } from '../constants';
import { ended, summaryColumns } from '../queries';
import type { ProjectFilter } from '../schema';
import { type ProjectSummary, projectSummaryShape } from '../types';

/** The town with this code, or those of the prefecture with it. */
export const townsOf = (code: string): Prisma.Sql => Prisma.sql`(SELECT t.id FROM organizations t
  LEFT JOIN organizations u ON u.id = t.parent_id WHERE t.code = ${code} OR u.code = ${code})`;

const tabs = {
  open: () => Prisma.sql`NOT ${ended}`,
  late: () => Prisma.sql`EXISTS (SELECT FROM project_items i WHERE i.project_id = p.id
    AND i.ends_on < ${dateInJapan(now())}::date AND i.state IN ('planned', 'under_way'))`,
  ended: () => ended,
  all: () => Prisma.sql`true`,
} as const;

function conditions({ tab, from, q }: ProjectFilter): Prisma.Sql {
  const parts = [tabs[tab]()];
  if (from !== undefined) parts.push(Prisma.sql`p.partner_ids && ARRAY${townsOf(from)}`);
  if (q) parts.push(saysWords(Prisma.sql`concat_ws(' ', p.title, p.system)`, q));
  return Prisma.join(parts, ' AND ');
}

export interface ProjectPage {
  readonly rows: readonly ProjectSummary[];
  /** How many match, counted up to one more than `countLimit`. */
  readonly total: number;
}

const totalShape = z.object({ total: z.number() });

/** A page of the projects that the reader sees, newest first. */
export async function listProjects(
  db: Ask,
  reader: Reader,
  filter: ProjectFilter,
  limit = pageSize,
): Promise<ProjectPage> {
  const where = conditions(filter);
  const rows = await askRows(db, projectSummaryShape)`
    SELECT ${summaryColumns(reader)} FROM projects p WHERE ${where} ORDER BY p.number DESC
    LIMIT ${limit} OFFSET ${(filter.page - 1) * limit}`;
  const [count] = await askRows(db, totalShape)`
    SELECT count(*)::int AS total FROM (SELECT FROM projects p WHERE ${where} LIMIT ${countLimit + 1}) c`;
  return { rows, total: count?.total ?? 0 };
}

const countProjectsShape = z.object({ open: z.number(), late: z.number() });

/** How many of the reader's projects are under way, and how many of them are late. */
export async function countProjects(db: Ask): Promise<{ readonly open: number; readonly late: number }> {
  const [row] = await askRows(db, countProjectsShape)`
    SELECT count(*)::int AS open, count(*) FILTER (WHERE ${tabs.late()})::int AS late FROM projects p WHERE ${tabs.open()}`;
  return row ?? { open: 0, late: 0 };
}
