import 'server-only';
import { z } from 'zod';
import { nameFor, type Reader } from '@/lib/access/names';
import { listHolidays } from '@/lib/calendar/queries';
import { addDays, dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Ask, Db } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { ApplicationState } from '@/lib/core/generated/enums';
import { organizationId, userId } from '@/lib/core/id-shapes';
import type { UserId } from '@/lib/core/ids';
import { reachOf, workingDaysAfter } from './due/rules';
import { formNameFor } from './forms/queries';
import { type Applicant, applicantShape, type Tiers } from './rules';
import { type ApplicationDetail, applicationDetailShape, decisionShape, routeStepShape, valuesShape } from './types';

/** An application under a lock, with what its standing follows from. */
export const lockedApplicationShape = z.object({
  id: z.string(),
  number: z.number(),
  version: z.number(),
  formId: z.string(),
  organizationId: organizationId,
  createdBy: userId,
  subject: z.string(),
  values: valuesShape,
  fileIds: z.array(z.string()).readonly(),
  state: z.enum(ApplicationState),
  position: z.number().nullable(),
  flagged: z.array(z.string()).readonly(),
  waitingOrganizationId: organizationId.nullable(),
  concernedIds: z.array(organizationId).readonly(),
  steps: z.array(routeStepShape.extend({ position: z.number(), reached: z.boolean() })).readonly(),
  decisions: z.array(decisionShape.extend({ userId: userId.nullable() })).readonly(),
});
export type LockedApplication = z.infer<typeof lockedApplicationShape>;

const head = Prisma.sql`a.id::text, a.number, a.version, a.form_id::text AS "formId", a.organization_id::text AS "organizationId",
  a.created_by::text AS "createdBy", a.subject, a."values", a.file_ids::text[] AS "fileIds", a.state::text AS state, a.position, coalesce(a.flagged, '{}') AS flagged,
  a.waiting_organization_id::text AS "waitingOrganizationId", a.concerned_ids::text[] AS "concernedIds",
  coalesce((SELECT json_agg(json_build_object('position', s.position, 'tier', s.tier, 'days', s.days, 'organizationId', s.organization_id,
    'reached', s.reached_at IS NOT NULL) ORDER BY s.position) FROM application_steps s WHERE s.application_id = a.id), '[]') AS steps,
  coalesce((SELECT json_agg(json_build_object('kind', d.kind, 'flagged', coalesce(d.flagged, '{}'), 'userId', d.user_id) ORDER BY d.sequence)
    FROM application_decisions d WHERE d.application_id = a.id), '[]') AS decisions`;

/** In the order of their ids, so that two who lock several never wait for each other. Without those that the reader does not see. */
export const lockApplications = (db: Db, ids: readonly string[]): Promise<LockedApplication[]> =>
  askRows(
    db,
    lockedApplicationShape,
  )`SELECT ${head} FROM applications a WHERE a.id = ANY (${[...ids]}::uuid[]) ORDER BY a.id FOR UPDATE OF a`;

/** With its row locked: decisions on one come one after the other. null = the reader sees no such one. */
export async function lockApplication(db: Db, id: string): Promise<LockedApplication | null> {
  const [row] = await lockApplications(db, [id]);
  return row ?? null;
}

const findTiersShape = z.object({ center: organizationId.nullable(), operator: organizationId.nullable() });

/** Who reviews for the center and the operator today. */
export async function findTiers(db: Ask): Promise<Tiers | null> {
  const [row] = await askRows(db, findTiersShape)`
    SELECT (SELECT o.id::text FROM organizations o WHERE o.kind = 'center' AND o.valid_to IS NULL ORDER BY o.code LIMIT 1) AS center,
      (SELECT o.id::text FROM organizations o WHERE o.kind = 'operator' AND o.valid_to IS NULL ORDER BY o.code LIMIT 1) AS operator`;
  return row?.center && row.operator ? { center: row.center, operator: row.operator } : null;
}

/** The organization as a route sees it. */
export async function findApplicant(db: Ask, id: string): Promise<Applicant | null> {
  const [row] = await askRows(db, applicantShape)`
    SELECT kind::text AS kind, parent_id::text AS "parentId" FROM organizations WHERE id = ${id}::uuid`;
  return row ?? null;
}

/** Counts working days from today on, as far as `days`. */
export async function workingCalendar(db: Ask, days = 90): Promise<(days: number) => string> {
  const today = dateInJapan(now());
  const holidays = await listHolidays(db, today, addDays(today, reachOf(days)));
  return (count) => workingDaysAfter(today, count, holidays);
}

/** In whose place somebody decides: their own (`deputyFor` is empty), or a colleague's. */
export const authorityShape = z.object({ userId: userId, deputyFor: z.string() });
export type Authority = z.infer<typeof authorityShape>;

/** Colleagues whose place the person may take today as deputy. */
export const listDeputized = (db: Ask, userId: UserId): Promise<Authority[]> =>
  askRows(db, authorityShape)`
    SELECT u.id::text AS "userId", u.name AS "deputyFor" FROM application_deputies d JOIN users u ON u.id = d.user_id
    WHERE d.deputy_id = ${userId}::uuid AND ${dateInJapan(now())}::date BETWEEN d.valid_from AND d.valid_to AND u.disabled_at IS NULL
      AND u.organization_id = d.organization_id
      AND EXISTS (SELECT FROM user_roles r WHERE r.user_id = u.id AND r.role IN ('system_administrator', 'system_management'))
    ORDER BY d.id`;

export const summaryColumns = (
  reader: Reader,
): Prisma.Sql => Prisma.sql`a.id::text, a.number, a.version, a.form_code AS "formCode",
  ${formNameFor(reader, Prisma.sql`f`)} AS "formName", a.organization_id::text AS "organizationId", o.code AS "organizationCode", ${nameFor(reader, Prisma.sql`o`)} AS "organizationName",
  coalesce(${nameFor(reader, Prisma.sql`p`)}, '') AS "prefectureName", a.subject, a.state::text AS state,
  a.waiting_organization_id::text AS "waitingOrganizationId", coalesce(${nameFor(reader, Prisma.sql`w`)}, '') AS "waitingName",
  a.due_on::text AS "dueOn", a.submitted_at AS "submittedAt", a.updated_at AS "updatedAt"`;

export const summaryTables = Prisma.sql`applications a JOIN application_forms f ON f.id = a.form_id
  JOIN organizations o ON o.id = a.organization_id LEFT JOIN organizations p ON p.id = o.parent_id
  LEFT JOIN organizations w ON w.id = a.waiting_organization_id`;

const headShape = applicationDetailShape.omit({ steps: true, decisions: true });

const stepsShape = applicationDetailShape.shape.steps.unwrap().element;

const decisionsShape = applicationDetailShape.shape.decisions.unwrap().element;

/** An application with its route and everything that was decided; null = the reader sees none with this number. */
export async function getApplication(db: Ask, reader: Reader, number: number): Promise<ApplicationDetail | null> {
  const [row] = await askRows(db, headShape)`
    SELECT ${summaryColumns(reader)}, a.form_id::text AS "formId", a."values", a.file_ids::text[] AS "fileIds", coalesce(a.flagged, '{}') AS flagged, a.position,
      a.created_by::text AS "createdBy", a.settled_at AS "settledAt" FROM ${summaryTables} WHERE a.number = ${number}`;
  if (row === undefined) return null;
  const steps = await askRows(db, stepsShape)`
    SELECT s.position, s.tier, s.organization_id::text AS "organizationId", ${nameFor(reader, Prisma.sql`o`)} AS "organizationName", s.days,
      s.reached_at AS "reachedAt" FROM application_steps s JOIN organizations o ON o.id = s.organization_id
    WHERE s.application_id = ${row.id}::uuid ORDER BY s.position`;
  const decisions = await askRows(db, decisionsShape)`
    SELECT d.sequence, d.at, d.kind, d.position, coalesce(${nameFor(reader, Prisma.sql`o`)}, '') AS "organizationName", d.user_id::text AS "userId",
      d.user_name AS "userName", d.deputy_for AS "deputyFor", d.comment, coalesce(d.flagged, '{}') AS flagged, d."values",
      coalesce(d.file_ids::text[], '{}') AS "fileIds"
    FROM application_decisions d LEFT JOIN organizations o ON o.id = d.organization_id
    WHERE d.application_id = ${row.id}::uuid ORDER BY d.sequence`;
  return { ...row, steps, decisions };
}
