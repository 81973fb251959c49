import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { nameFor, type Reader } from '@/lib/access/names';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { fiscalYearOf } from './rules';
import {
  type Certificate,
  certificateShape,
  type OwnEnrolment,
  ownEnrolmentShape,
  type PlanRow,
  planRowShape,
} from './types';

export type Viewer = Pick<Actor, 'userId' | 'organizationId' | 'organizationKind' | 'locale'>;

export const today = (): string => dateInJapan(now());
export const thisYear = (): number => fiscalYearOf(today());

/** Bodies that are trained. */
export const trained = Prisma.sql`o.kind IN ('municipality', 'prefecture', 'agency') AND o.valid_to IS NULL AND o.disabled_at IS NULL`;

const planColumns = (
  reader: Reader,
): Prisma.Sql => Prisma.sql`p.id::text, ${nameFor(reader, Prisma.sql`o`)} AS "organizationName",
  p.fiscal_year AS "fiscalYear", p.title, p.body, p.trainees, p.enrol_from::text AS "enrolFrom", p.starts_on::text AS "startsOn",
  p.ends_on::text AS "endsOn", p.source, p.submitted_by AS "submittedBy", p.submitted_at AS "submittedAt", p.version`;

/** The operator's plan of a fiscal year. */
export async function getNationalPlan(db: Ask, reader: Reader, fiscalYear: number): Promise<PlanRow | null> {
  const [row] = await askRows(db, planRowShape)`
    SELECT ${planColumns(reader)} FROM training_plans p JOIN organizations o ON o.id = p.organization_id
    WHERE p.fiscal_year = ${fiscalYear} AND p.national`;
  return row ?? null;
}

export async function getOwnPlan(db: Ask, viewer: Viewer, fiscalYear: number): Promise<PlanRow | null> {
  const [row] = await askRows(db, planRowShape)`
    SELECT ${planColumns(viewer)} FROM training_plans p JOIN organizations o ON o.id = p.organization_id
    WHERE p.fiscal_year = ${fiscalYear} AND p.organization_id = ${viewer.organizationId}::uuid`;
  return row ?? null;
}

const yearShape = z.object({ year: z.number() });

/** Fiscal years of which there is a national plan, with the present one. */
export async function listYears(db: Ask): Promise<number[]> {
  const rows = await askRows(db, yearShape)`SELECT fiscal_year AS year FROM training_plans WHERE national`;
  return [...new Set([thisYear(), ...rows.map(({ year }) => year)])].sort((one, other) => other - one);
}

/** What the reader is enrolled in themselves. */
export const listOwnEnrolments = (db: Ask, viewer: Viewer): Promise<OwnEnrolment[]> => askRows(db, ownEnrolmentShape)`
  SELECT e.id::text, e.fiscal_year AS "fiscalYear", e.course, e.state, e.attempts, e.score, e.completed_at AS "completedAt"
  FROM training_enrolments e JOIN trainees t ON t.id = e.trainee_id WHERE t.user_id = ${viewer.userId}::uuid
  ORDER BY e.fiscal_year DESC, e.course`;

/** A completed enrolment of the own organization; null = there is none that the reader sees. Others' are their managers' to print. */
export async function getCertificate(
  db: Ask,
  viewer: Viewer,
  id: string,
  manages: boolean,
): Promise<Certificate | null> {
  const [row] = await askRows(db, certificateShape)`
    SELECT e.id::text, e.fiscal_year AS "fiscalYear", e.course, t.name, ${nameFor(viewer, Prisma.sql`o`)} AS "organizationName",
      e.completed_at AS "completedAt"
    FROM training_enrolments e JOIN trainees t ON t.id = e.trainee_id JOIN organizations o ON o.id = e.organization_id
    WHERE e.id = ${id}::uuid AND e.state = 'completed' AND (${manages} OR t.user_id = ${viewer.userId}::uuid)`;
  return row ?? null;
}
