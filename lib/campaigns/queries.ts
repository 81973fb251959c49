import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { nameFor, type Reader } from '@/lib/access/names';
import { saysWords } from '@/lib/access/search/matching';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { anyRow, askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { organizationId } from '@/lib/core/id-shapes';
import type { OrganizationId } from '@/lib/core/ids';
import {
  type Answer,
  answerShape,
  type CampaignDetail,
  type CampaignSummary,
  campaignDetailShape,
  campaignSummaryShape,
  type ExtensionRow,
  extensionRowShape,
  type StepRow,
  stepRowShape,
} from './types';

/** Of two columns the one in the reader's language. */
export const wordFor = ({ locale }: Reader, japanese: Prisma.Sql, english: Prisma.Sql): Prisma.Sql =>
  locale === 'en' ? english : japanese;

/** Neither done nor explained. */
export const openTarget = Prisma.sql`t.state NOT IN ('done', 'not_applicable', 'explained')`;

const summary = (reader: Viewer): Prisma.Sql => Prisma.sql`c.id::text, c.number, c.version, c.state::text AS state,
  ${wordFor(reader, Prisma.sql`c.title`, Prisma.sql`c.title_en`)} AS title, ${nameFor(reader, Prisma.sql`w`)} AS "ownerName", c.starts_on::text AS "startsOn", c.due_on::text AS "dueOn",
  coalesce(s.targets, 0) AS targets, coalesce(s.missing, 0) AS missing, coalesce(s.open, 0) AS open,
  coalesce(s.done_weight, 0) AS "doneWeight", coalesce(s.applicable_weight, 0) AS "applicableWeight",
  (SELECT t.state FROM campaign_targets t WHERE t.campaign_id = c.id AND t.organization_id = ${reader.organizationId}::uuid
    AND t.ended_on IS NULL) AS "ownState"`;

/** Row-level security bounds the sums to what the reader sees. */
const tables = Prisma.sql`campaigns c JOIN organizations w ON w.id = c.owner_id LEFT JOIN LATERAL (
  SELECT count(*)::int AS targets, count(*) FILTER (WHERE t.answered_at IS NULL)::int AS missing,
    count(*) FILTER (WHERE ${openTarget})::int AS open,
    coalesce(sum(t.done_weight) FILTER (WHERE t.answered_at IS NOT NULL), 0)::int AS done_weight,
    coalesce(sum(t.applicable_weight) FILTER (WHERE t.answered_at IS NOT NULL), 0)::int AS applicable_weight
  FROM campaign_targets t WHERE t.campaign_id = c.id AND t.ended_on IS NULL) s ON true`;

export type Viewer = Pick<Actor, 'organizationId' | 'locale'>;

/** Campaigns by state, those that end first in front. */
export function listCampaigns(db: Ask, viewer: Viewer, state: string | undefined, q = ''): Promise<CampaignSummary[]> {
  const words = saysWords(Prisma.sql`concat_ws(' ', c.title, c.title_en)`, q);
  return askRows(db, campaignSummaryShape)`
    SELECT ${summary(viewer)} FROM ${tables}
    WHERE ${state === undefined ? Prisma.sql`true` : Prisma.sql`c.state = ${state}::campaign_state`} AND ${words}
    ORDER BY c.state, CASE WHEN c.state = 'closed' THEN NULL ELSE c.due_on END, c.due_on DESC, c.number DESC LIMIT 200`;
}

export async function getCampaign(db: Ask, viewer: Viewer, number: number): Promise<CampaignDetail | null> {
  const [row] = await askRows(db, campaignDetailShape)`
    SELECT ${summary(viewer)}, ${wordFor(viewer, Prisma.sql`c.purpose`, Prisma.sql`c.purpose_en`)} AS purpose, c.source, c.target_kinds AS "targetKinds", c.target_codes AS "targetCodes",
      c.announced_at AS "announcedAt", c.closed_at AS "closedAt", c.closing
    FROM ${tables} WHERE c.number = ${number}`;
  return row ?? null;
}

export const listSteps = (db: Ask, reader: Reader, campaignId: string): Promise<StepRow[]> => askRows(db, stepRowShape)`
  SELECT s.id::text, s.position, ${wordFor(reader, Prisma.sql`s.title`, Prisma.sql`s.title_en`)} AS title, s.weight, s.voluntary, s.evidence, s.work, s.due_on::text AS "dueOn"
  FROM campaign_steps s WHERE s.campaign_id = ${campaignId}::uuid ORDER BY s.position`;

export const listAnswers = (db: Ask, campaignId: string, organizationId: OrganizationId): Promise<Answer[]> => askRows(
  db,
  answerShape,
)`
  SELECT a.step_id::text AS "stepId", a.status::text AS status, a.comment, a.done_on::text AS "doneOn", a.file_ids::text[] AS "fileIds",
    a.answered_by AS "answeredBy", a.answered_at AS "answeredAt"
  FROM campaign_answers a WHERE a.campaign_id = ${campaignId}::uuid AND a.organization_id = ${organizationId}::uuid`;

export const listExtensions = (db: Ask, campaignId: string, organizationId: OrganizationId): Promise<ExtensionRow[]> =>
  askRows(db, extensionRowShape)`
  SELECT e.id::text, e.state, e.reason, e.wanted_on::text AS "wantedOn", e.asked_by AS "askedBy", e.asked_at AS "askedAt",
    e.granted_on::text AS "grantedOn", e.answer, e.decided_by AS "decidedBy"
  FROM campaign_extensions e WHERE e.campaign_id = ${campaignId}::uuid AND e.organization_id = ${organizationId}::uuid ORDER BY e.asked_at DESC`;

/** A target that is held until the transaction ends, with what its campaign says after that. */
export const lockedTargetShape = z.object({
  organizationId,
  state: z.string(),
  explanation: z.string(),
  version: z.number(),
  dueOn: z.string(),
  endedOn: z.string().nullable(),
  campaign: z.object({
    id: z.string(),
    number: z.number(),
    state: z.string(),
    title: z.string(),
    titleEn: z.string(),
    ownerId: organizationId,
    startsOn: z.string(),
  }),
});
export type LockedTarget = z.infer<typeof lockedTargetShape>;

/** Closing a campaign takes the same locks first, so that whoever waited here sees that it is closed. */
export async function lockTarget(
  db: Ask,
  campaignId: string,
  organizationId: OrganizationId,
): Promise<LockedTarget | null> {
  const held = await askRows(db, anyRow)`
    SELECT 1 FROM campaign_targets WHERE campaign_id = ${campaignId}::uuid AND organization_id = ${organizationId}::uuid FOR UPDATE`;
  if (held.length === 0) return null;
  const [row] = await askRows(db, lockedTargetShape)`
    SELECT t.organization_id::text AS "organizationId", t.state, t.explanation, t.version, coalesce(t.due_on, c.due_on)::text AS "dueOn",
      t.ended_on::text AS "endedOn", json_build_object('id', c.id, 'number', c.number, 'state', c.state, 'title', c.title, 'titleEn', c.title_en,
        'ownerId', c.owner_id, 'startsOn', c.starts_on) AS campaign
    FROM campaign_targets t JOIN campaigns c ON c.id = t.campaign_id
    WHERE t.campaign_id = ${campaignId}::uuid AND t.organization_id = ${organizationId}::uuid`;
  return row ?? null;
}

/** Today in Japan. */
export const today = (): string => dateInJapan(now());
