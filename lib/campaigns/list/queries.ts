import 'server-only';
import { z } from 'zod';
import { nameFor } from '@/lib/access/names';
import { saysWords } from '@/lib/access/search/matching';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { pageSize } from '../constants';
import { openTarget, today, type Viewer, wordFor } from '../queries';
import {
  type PrefectureProgress,
  prefectureProgressShape,
  type StepProgress,
  stepProgressShape,
  type TargetRow,
  targetRowShape,
} from '../types';
import type { TargetFilter } from './schema';

/** The prefecture that an organization belongs to, or is; other bodies make one group of their own. */
const prefecture = Prisma.sql`CASE WHEN o.kind = 'prefecture' THEN o.id ELSE o.parent_id END`;
const lateTarget = (): Prisma.Sql => Prisma.sql`(${openTarget} AND coalesce(t.due_on, c.due_on) < ${today()}::date)`;

/** Sums by prefecture over the organizations that the reader sees; `code` is empty for those outside of prefectures. */
export const progressByPrefecture = (db: Ask, viewer: Viewer, campaignId: string): Promise<PrefectureProgress[]> =>
  askRows(db, prefectureProgressShape)`
  SELECT coalesce(p.code, '') AS code, coalesce(${nameFor(viewer, Prisma.sql`p`)}, '') AS name, s.* FROM (
    SELECT ${prefecture} AS id, count(*)::int AS targets, count(*) FILTER (WHERE t.state = 'missing')::int AS missing,
      count(*) FILTER (WHERE t.state = 'not_started')::int AS "notStarted", count(*) FILTER (WHERE t.state = 'under_way')::int AS "underWay",
      count(*) FILTER (WHERE t.state = 'done')::int AS done, count(*) FILTER (WHERE t.state = 'not_applicable')::int AS "notApplicable",
      count(*) FILTER (WHERE t.state = 'explained')::int AS explained, count(*) FILTER (WHERE ${lateTarget()})::int AS late,
      count(*) FILTER (WHERE t.completed_on <= coalesce(t.due_on, c.due_on))::int AS "onTime",
      count(*) FILTER (WHERE t.due_on IS NOT NULL)::int AS extended,
      coalesce(sum(t.done_weight) FILTER (WHERE t.answered_at IS NOT NULL), 0)::int AS "doneWeight",
      coalesce(sum(t.applicable_weight) FILTER (WHERE t.answered_at IS NOT NULL), 0)::int AS "applicableWeight"
    FROM campaign_targets t JOIN campaigns c ON c.id = t.campaign_id JOIN organizations o ON o.id = t.organization_id
    WHERE t.campaign_id = ${campaignId}::uuid AND t.ended_on IS NULL GROUP BY 1) s
  LEFT JOIN organizations p ON p.id = s.id ORDER BY p.code NULLS LAST`;

/** How far each step has come at the organizations that the reader sees; of a prefecture where its code is given. */
export const progressByStep = (db: Ask, viewer: Viewer, campaignId: string): Promise<StepProgress[]> => askRows(
  db,
  stepProgressShape,
)`
  WITH counted AS (SELECT t.organization_id FROM campaign_targets t WHERE t.campaign_id = ${campaignId}::uuid AND t.ended_on IS NULL),
    said AS (SELECT a.step_id, count(*)::int AS answered, count(*) FILTER (WHERE a.status = 'not_started')::int AS not_started,
        count(*) FILTER (WHERE a.status = 'under_way')::int AS under_way, count(*) FILTER (WHERE a.status = 'done')::int AS done,
        count(*) FILTER (WHERE a.status = 'not_applicable')::int AS not_applicable
      FROM campaign_answers a JOIN counted ON counted.organization_id = a.organization_id
      WHERE a.campaign_id = ${campaignId}::uuid GROUP BY a.step_id)
  SELECT s.id::text, s.position, ${wordFor(viewer, Prisma.sql`s.title`, Prisma.sql`s.title_en`)} AS title, s.weight, s.voluntary,
    (SELECT count(*)::int FROM counted) - coalesce(said.answered, 0) AS missing, coalesce(said.not_started, 0) AS "notStarted",
    coalesce(said.under_way, 0) AS "underWay", coalesce(said.done, 0) AS done, coalesce(said.not_applicable, 0) AS "notApplicable"
  FROM campaign_steps s LEFT JOIN said ON said.step_id = s.id WHERE s.campaign_id = ${campaignId}::uuid ORDER BY s.position`;

const chased: Readonly<Record<NonNullable<TargetFilter['chase']>, () => Prisma.Sql>> = {
  unanswered: () => Prisma.sql`(t.missing > 0 AND ${openTarget})`,
  open: () => openTarget,
  late: lateTarget,
  extended: () => Prisma.sql`t.due_on IS NOT NULL`,
  asked: () =>
    Prisma.sql`EXISTS (SELECT FROM campaign_extensions e WHERE e.campaign_id = t.campaign_id AND e.organization_id = t.organization_id AND e.state = 'asked')`,
};

function conditions(campaignId: string, { state, from, q, chase }: TargetFilter): Prisma.Sql {
  return Prisma.join(
    [
      Prisma.sql`t.campaign_id = ${campaignId}::uuid AND t.ended_on IS NULL`,
      ...(state === undefined ? [] : [Prisma.sql`t.state = ${state}`]),
      ...(from === undefined ? [] : [Prisma.sql`(o.code = ${from} OR p.code = ${from})`]),
      ...(q === undefined || q === '' ? [] : [saysWords(Prisma.sql`concat_ws(' ', o.name, o.name_en, o.code)`, q)]),
      ...(chase === undefined ? [] : [chased[chase]()]),
    ],
    ' AND ',
  );
}

const tables = Prisma.sql`campaign_targets t JOIN campaigns c ON c.id = t.campaign_id JOIN organizations o ON o.id = t.organization_id
  LEFT JOIN organizations p ON p.id = o.parent_id`;

const columns = (viewer: Viewer): Prisma.Sql => Prisma.sql`t.organization_id::text AS "organizationId", o.code,
  ${nameFor(viewer, Prisma.sql`o`)} AS name, coalesce(${nameFor(viewer, Prisma.sql`p`)}, '') AS "prefectureName", t.state, t.missing,
  t.not_started AS "notStarted", t.under_way AS "underWay", t.done, t.not_applicable AS "notApplicable", t.done_weight AS "doneWeight",
  t.applicable_weight AS "applicableWeight", coalesce(t.due_on, c.due_on)::text AS "dueOn", t.due_on IS NOT NULL AS extended,
  ${lateTarget()} AS late, t.explanation, t.answered_at AS "answeredAt", t.completed_on::text AS "completedOn", t.reminded_at AS "remindedAt",
  t.reminders, coalesce((SELECT k.phone FROM contacts k WHERE k.organization_id = o.id AND k.kind = 'ordinary' ORDER BY k.priority, k.id LIMIT 1), '') AS phone, t.version`;

export interface TargetPage {
  readonly rows: readonly TargetRow[];
  readonly total: number;
}

const totalShape = z.object({ total: z.number() });

/** A page of a campaign's organizations, those past their day first. */
export async function listTargets(
  db: Ask,
  viewer: Viewer,
  campaignId: string,
  filter: TargetFilter,
  limit = pageSize,
): Promise<TargetPage> {
  const where = conditions(campaignId, filter);
  const rows = await askRows(db, targetRowShape)`
    SELECT ${columns(viewer)} FROM ${tables} WHERE ${where} ORDER BY ${lateTarget()} DESC, o.code
    LIMIT ${limit} OFFSET ${(filter.page - 1) * limit}`;
  const [count] = await askRows(db, totalShape)`SELECT count(*)::int AS total FROM ${tables} WHERE ${where}`;
  return { rows, total: count?.total ?? 0 };
}

/** One organization's place in a campaign; null = it is not addressed, or the reader does not see it. */
export async function getTarget(db: Ask, viewer: Viewer, campaignId: string, code: string): Promise<TargetRow | null> {
  const [row] = await askRows(db, targetRowShape)`
    SELECT ${columns(viewer)} FROM ${tables} WHERE t.campaign_id = ${campaignId}::uuid AND o.code = ${code} AND t.ended_on IS NULL`;
  return row ?? null;
}

/** What waits for the own organization, and for its care. */
export const campaignFiguresShape = z.object({
  unanswered: z.number(),
  late: z.number(),
  othersOpen: z.number(),
  asked: z.number(),
});
export type CampaignFigures = z.infer<typeof campaignFiguresShape>;

export async function countCampaigns(db: Ask, { organizationId }: Viewer): Promise<CampaignFigures> {
  const [row] = await askRows(db, campaignFiguresShape)`
    SELECT count(*) FILTER (WHERE own AND t.missing > 0 AND ${openTarget})::int AS unanswered,
      count(*) FILTER (WHERE own AND ${lateTarget()})::int AS late, count(*) FILTER (WHERE NOT own AND ${openTarget})::int AS "othersOpen",
      (SELECT count(*)::int FROM campaign_extensions e JOIN campaigns k ON k.id = e.campaign_id
        WHERE e.state = 'asked' AND k.state = 'announced' AND e.organization_id <> ${organizationId}::uuid) AS asked
    FROM campaign_targets t JOIN campaigns c ON c.id = t.campaign_id, LATERAL (SELECT t.organization_id = ${organizationId}::uuid AS own) x
    WHERE c.state = 'announced' AND t.ended_on IS NULL`;
  return row ?? { unanswered: 0, late: 0, othersOpen: 0, asked: 0 };
}
