import 'server-only';
import { z } from 'zod';
import { type Actor, administrators } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { organizationId } from '@/lib/core/id-shapes';
import { newId, type OrganizationId } from '@/lib/core/ids';
import { notify } from '@/lib/notifications/mutations';
import { today, trained } from '../queries';
import type { AnnouncePlanInput, SubmitPlanInput } from '../schema';

type Done = Result<{ year: number }>;

interface Days {
  readonly enrolFrom: string | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
}

/** Inserts a plan, or changes the one of the version that the page showed; false = somebody was faster. */
async function writePlan(db: Db, actor: Actor, plan: SubmitPlanInput, days: Days | null): Promise<boolean> {
  const { fiscalYear, version, title, body, trainees } = plan;
  const changed = await db.$executeRaw`
    INSERT INTO training_plans AS p (id, organization_id, fiscal_year, national, title, body, trainees, enrol_from, starts_on, ends_on, submitted_by, submitted_at)
    VALUES (${newId()}::uuid, ${actor.organizationId}::uuid, ${fiscalYear}, ${days !== null}, ${title}, ${body}, ${trainees}, ${days?.enrolFrom}::date,
      ${days?.startsOn}::date, ${days?.endsOn}::date, ${actor.userName}, ${now()})
    ON CONFLICT (fiscal_year, organization_id) DO UPDATE SET title = EXCLUDED.title, body = EXCLUDED.body, trainees = EXCLUDED.trainees,
      enrol_from = EXCLUDED.enrol_from, starts_on = EXCLUDED.starts_on, ends_on = EXCLUDED.ends_on, submitted_by = EXCLUDED.submitted_by,
      submitted_at = EXCLUDED.submitted_at, version = p.version + 1 WHERE p.version = ${version === '' ? 0 : version}`;
  return changed > 0;
}

/** The own organization's plan of a fiscal year. */
export async function submitPlan(db: Db, actor: Actor, input: SubmitPlanInput): Promise<Done> {
  if (!(await writePlan(db, actor, input, null))) return failure('conflict');
  const { fiscalYear, title, trainees } = input;
  await recordAudit(db, actor, {
    ...{ event: 'training.plan_submitted', targetType: 'training', targetId: actor.organizationId },
    ...{ organizationIds: [actor.organizationId], after: { fiscalYear, title, trainees } },
  });
  return success({ year: fiscalYear });
}

const idShape = z.object({ id: organizationId });

/** The operator's plan for the nation, told to everybody. */
export async function announcePlan(db: Db, actor: Actor, input: AnnouncePlanInput): Promise<Done> {
  const { fiscalYear, title, trainees, enrolFrom, startsOn, endsOn } = input;
  if (startsOn < enrolFrom) return failure('training.order', 'startsOn');
  if (endsOn < startsOn) return failure('training.order', 'endsOn');
  if (!(await writePlan(db, actor, input, { enrolFrom, startsOn, endsOn }))) return failure('conflict');
  const bodies = await askRows(db, idShape)`SELECT o.id::text FROM organizations o WHERE ${trained}`;
  await notify(
    db,
    actor,
    bodies.map(({ id }) => ({
      ...{
        kind: 'training.plan_announced' as const,
        organizationId: id,
        roles: administrators,
        targetType: 'training',
        targetId: id,
      },
      ...{ url: `/training?year=${fiscalYear}`, params: { year: fiscalYear, enrol: enrolFrom } },
    })),
  );
  await recordAudit(db, actor, {
    ...{ event: 'training.plan_announced', targetType: 'training', targetId: actor.organizationId },
    ...{ organizationIds: [actor.organizationId], after: { fiscalYear, title, trainees, enrolFrom, startsOn, endsOn } },
  });
  return success({ year: fiscalYear });
}

const remindBodiesShape = z.object({ id: organizationId, left: z.number() });

/** Writes down whom the actor reminds, as far as they see them, and answers who was not reminded today already. */
async function remindBodies(
  db: Db,
  actor: Actor,
  fiscalYear: number,
  about: 'plan' | 'courses',
): Promise<readonly { id: OrganizationId; left: number }[]> {
  const wanted = await askRows(db, remindBodiesShape)`
    SELECT o.id::text, coalesce(sum(g.enrolled - g.completed), 0)::int AS left FROM organizations o
      LEFT JOIN training_progress g ON g.organization_id = o.id AND g.fiscal_year = ${fiscalYear}
    WHERE ${trained} AND o.id <> ${actor.organizationId}::uuid
      AND (${actor.organizationKind !== 'prefecture'} OR o.parent_id = ${actor.organizationId}::uuid)
      AND (${about === 'courses'} OR NOT EXISTS (SELECT FROM training_plans p WHERE p.organization_id = o.id AND p.fiscal_year = ${fiscalYear}))
    GROUP BY o.id HAVING ${about === 'plan'} OR coalesce(sum(g.enrolled - g.completed), 0) > 0`;
  const left = new Map(wanted.map((one) => [one.id, one.left]));
  const reminded = await askRows(db, idShape)`
    INSERT INTO training_reminders AS r (fiscal_year, organization_id, about, reminded_at)
    SELECT ${fiscalYear}, id, ${about}, ${now()} FROM unnest(${[...left.keys()]}::uuid[]) AS id
    ON CONFLICT (fiscal_year, organization_id, about) DO UPDATE SET reminded_at = EXCLUDED.reminded_at, count = r.count + 1
      WHERE r.reminded_at < ${today()}::date::timestamp AT TIME ZONE 'Asia/Tokyo'
    RETURNING organization_id::text AS id`;
  return reminded.map(({ id }) => ({ id, left: left.get(id) ?? 0 }));
}

/** Reminds organizations without a plan. */
export async function remindPlans(db: Db, actor: Actor, fiscalYear: number): Promise<Result<{ reminded: number }>> {
  const bodies = await remindBodies(db, actor, fiscalYear, 'plan');
  if (bodies.length === 0) return failure('training.nobodyToRemind');
  await notify(
    db,
    actor,
    bodies.map(({ id }) => ({
      ...{
        kind: 'training.plan_reminded' as const,
        organizationId: id,
        roles: administrators,
        targetType: 'training',
        targetId: id,
      },
      ...{ url: `/training/plan?year=${fiscalYear}`, params: { year: fiscalYear } },
    })),
  );
  await auditReminder(db, actor, fiscalYear, bodies.length);
  return success({ reminded: bodies.length });
}

/** Reminds organizations whose trainees are not through. */
export async function remindCourses(db: Db, actor: Actor, fiscalYear: number): Promise<Result<{ reminded: number }>> {
  const bodies = await remindBodies(db, actor, fiscalYear, 'courses');
  if (bodies.length === 0) return failure('training.nobodyToRemind');
  await notify(
    db,
    actor,
    bodies.map(({ id, left }) => ({
      ...{
        kind: 'training.courses_reminded' as const,
        organizationId: id,
        roles: administrators,
        targetType: 'training',
        targetId: id,
      },
      ...{ url: `/training/enrolments?year=${fiscalYear}`, params: { left } },
    })),
  );
  await auditReminder(db, actor, fiscalYear, bodies.length);
  return success({ reminded: bodies.length });
}

export const auditReminder = (db: Db, actor: Actor, fiscalYear: number, count: number): Promise<void> =>
  recordAudit(db, actor, {
    ...{ event: 'training.reminded', targetType: 'training', targetId: actor.organizationId },
    ...{ organizationIds: [actor.organizationId], after: { fiscalYear, reminded: count } },
  });
