import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import { anyRow, askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { organizationId, userId } from '@/lib/core/id-shapes';
import { newId } from '@/lib/core/ids';
import { notify } from '@/lib/notifications/mutations';
import { courses } from '../constants';
import { markTest } from '../courses/rules';
import { addProgress } from '../progress/mutations';
import { getNationalPlan, today } from '../queries';
import { openOn, type TraineeLine } from '../rules';
import type { AnswerTestInput, EnrolInput, SettleInput } from '../schema';

export interface Enrolled {
  readonly year: number;
  readonly trainees: number;
  readonly enrolments: number;
  /** Were enrolled already. */
  readonly before: number;
}

const enrolTraineesShape = z.object({ course: z.number(), count: z.number() });

/**
 * Enrols people of the own organization in courses, many at once and each once: who is known by their staff number is not made anew, and
 * who is enrolled already stays so. Four statements, however many people.
 */
export async function enrolTrainees(
  db: Db,
  actor: Actor,
  { fiscalYear, courses }: Pick<EnrolInput, 'fiscalYear' | 'courses'>,
  lines: readonly TraineeLine[],
): Promise<Result<Enrolled>> {
  const plan = await getNationalPlan(db, actor, fiscalYear);
  if (!openOn(plan, today()).enrolment)
    return failure('training.notOpen', 'fiscalYear', { date: plan?.enrolFrom ?? '－' });
  const unknown = await unknownLogins(db, actor, lines);
  if (unknown.length > 0) return failure('training.unknownLogin', 'text', { logins: unknown.slice(0, 10).join(' ') });
  const rows = JSON.stringify(lines.map((line) => ({ id: newId(), ...line })));
  await db.$executeRaw`
    INSERT INTO trainees AS t (id, organization_id, staff_number, name, department, user_id)
    SELECT r.id, ${actor.organizationId}::uuid, r."staffNumber", r.name, r.department, u.id
    FROM json_to_recordset(${rows}::json) AS r(id uuid, "staffNumber" text, name text, department text, "loginId" text)
      LEFT JOIN users u ON u.login_id = r."loginId" AND u.organization_id = ${actor.organizationId}::uuid
    ON CONFLICT (organization_id, staff_number) DO UPDATE SET name = EXCLUDED.name, department = EXCLUDED.department,
      user_id = coalesce(EXCLUDED.user_id, t.user_id)`;
  const chosen = [...new Set(courses)];
  const made = await askRows(db, enrolTraineesShape)`
    WITH made AS (
      INSERT INTO training_enrolments (id, organization_id, trainee_id, fiscal_year, course, enrolled_at)
      SELECT gen_random_uuid(), t.organization_id, t.id, ${fiscalYear}, c.course, ${now()}
      FROM trainees t, unnest(${chosen}::int[]) AS c(course)
      WHERE t.organization_id = ${actor.organizationId}::uuid AND t.staff_number = ANY (${lines.map(({ staffNumber }) => staffNumber)})
      ON CONFLICT (trainee_id, fiscal_year, course) DO NOTHING RETURNING course)
    SELECT course, count(*)::int AS count FROM made GROUP BY course`;
  await addProgress(
    db,
    made.map(({ course, count }) => ({
      ...{ organizationId: actor.organizationId, fiscalYear, course, enrolled: count, started: 0, completed: 0 },
    })),
  );
  const enrolments = made.reduce((sum, { count }) => sum + count, 0);
  await recordAudit(db, actor, {
    ...{ event: 'training.enrolled', targetType: 'training', targetId: actor.organizationId },
    ...{
      organizationIds: [actor.organizationId],
      after: { fiscalYear, courses: chosen.join(' '), trainees: lines.length, enrolments },
    },
  });
  return success({
    ...{ year: fiscalYear, trainees: lines.length, enrolments, before: lines.length * chosen.length - enrolments },
  });
}

const loginShape = z.object({ login: z.string() });

async function unknownLogins(db: Db, actor: Actor, lines: readonly TraineeLine[]): Promise<string[]> {
  const wanted = [...new Set(lines.flatMap(({ loginId }) => (loginId === '' ? [] : [loginId])))];
  if (wanted.length === 0) return [];
  const known = await askRows(db, loginShape)`
    SELECT login_id AS login FROM users WHERE organization_id = ${actor.organizationId}::uuid AND login_id = ANY (${wanted})`;
  const found = new Set(known.map(({ login }) => login));
  return wanted.filter((login) => !found.has(login));
}

const heldShape = z.object({
  id: z.string(),
  organizationId,
  fiscalYear: z.number(),
  course: z.literal(courses),
  state: z.string(),
});
type Held = z.infer<typeof heldShape>;

const sumOf = (
  { organizationId, fiscalYear, course }: Held,
  change: Partial<Record<'enrolled' | 'started' | 'completed', number>>,
) => ({
  ...{ organizationId, fiscalYear, course, enrolled: 0, started: 0, completed: 0, ...change },
});

export interface Marked {
  readonly passed: boolean;
  readonly score: number;
  /** Numbers of the questions that were not answered right. */
  readonly wrong: readonly number[];
}

/** The actor's own test. All right = completed; otherwise it says which were wrong, and can be tried again. */
export async function answerTest(db: Db, actor: Actor, input: AnswerTestInput): Promise<Result<Marked>> {
  const [held] = await askRows(db, heldShape)`
    SELECT e.id::text, e.organization_id::text AS "organizationId", e.fiscal_year AS "fiscalYear", e.course, e.state
    FROM training_enrolments e JOIN trainees t ON t.id = e.trainee_id
    WHERE e.id = ${input.enrolmentId}::uuid AND t.user_id = ${actor.userId}::uuid FOR UPDATE OF e`;
  if (held === undefined) return failure('notFound');
  if (held.state === 'completed') return failure('training.completedAlready');
  const plan = await getNationalPlan(db, actor, held.fiscalYear);
  if (!openOn(plan, today()).courses) return failure('training.notBegun', undefined, { date: plan?.startsOn ?? '－' });
  const { passed, score, wrong } = markTest(held.course, [input.answer1, input.answer2, input.answer3]);
  await db.$executeRaw`
    UPDATE training_enrolments SET state = ${passed ? 'completed' : 'started'}, attempts = attempts + 1, score = ${score},
      completed_at = ${passed ? now() : null}::timestamptz WHERE id = ${held.id}::uuid`;
  const begun = held.state === 'started' ? 1 : 0;
  await addProgress(db, [sumOf(held, passed ? { started: -begun, completed: 1 } : { started: 1 - begun })]);
  await recordAudit(db, actor, {
    ...{ event: passed ? 'training.passed' : 'training.tried', targetType: 'training', targetId: held.id },
    ...{ organizationIds: [actor.organizationId], after: { fiscalYear: held.fiscalYear, course: held.course, score } },
  });
  return success({ passed, score, wrong });
}

/** Whoever manages the training records people without an account as through, or takes enrolments back that were a mistake. */
export async function settleEnrolments(
  db: Db,
  actor: Actor,
  { intent, chosen }: SettleInput,
): Promise<Result<{ settled: number }>> {
  const held = await askRows(db, heldShape)`
    SELECT e.id::text, e.organization_id::text AS "organizationId", e.fiscal_year AS "fiscalYear", e.course, e.state
    FROM training_enrolments e JOIN trainees t ON t.id = e.trainee_id
    WHERE e.id = ANY (${chosen}::uuid[]) AND e.organization_id = ${actor.organizationId}::uuid
      AND e.state <> 'completed' AND (${intent === 'cancel'} OR t.user_id IS NULL) ORDER BY e.id FOR UPDATE OF e`;
  if (held.length === 0) {
    const seen = await askRows(
      db,
      anyRow,
    )`SELECT 1 FROM training_enrolments WHERE id = ANY (${chosen}::uuid[]) LIMIT 1`;
    return seen.length === 0 ? failure('notFound') : failure('training.nothingToSettle', 'chosen');
  }
  const ids = held.map(({ id }) => id);
  if (intent === 'cancel') await db.$executeRaw`DELETE FROM training_enrolments WHERE id = ANY (${ids}::uuid[])`;
  else
    await db.$executeRaw`
      UPDATE training_enrolments SET state = 'completed', completed_at = ${now()}, recorded_by = ${actor.userName} WHERE id = ANY (${ids}::uuid[])`;
  await addProgress(
    db,
    held.map((one) => {
      const started = one.state === 'started' ? -1 : 0;
      return sumOf(one, intent === 'cancel' ? { enrolled: -1, started } : { completed: 1, started });
    }),
  );
  await recordAudit(db, actor, {
    ...{ event: intent === 'cancel' ? 'training.cancelled' : 'training.recorded', targetType: 'training' },
    ...{ targetId: actor.organizationId, organizationIds: [actor.organizationId], after: { enrolments: held.length } },
  });
  return success({ settled: held.length });
}

const remindTraineesShape = z.object({ userId, courses: z.number() });

/** Reminds the own trainees who have an account and are not through; each once, whatever number of courses is open. */
export async function remindTrainees(db: Db, actor: Actor, fiscalYear: number): Promise<number> {
  const open = await askRows(db, remindTraineesShape)`
    SELECT t.user_id::text AS "userId", count(*)::int AS courses FROM training_enrolments e JOIN trainees t ON t.id = e.trainee_id
    WHERE e.organization_id = ${actor.organizationId}::uuid AND e.fiscal_year = ${fiscalYear} AND e.state <> 'completed' AND t.user_id IS NOT NULL
    GROUP BY t.user_id`;
  await notify(
    db,
    actor,
    open.map(({ userId, courses }) => ({
      ...{ kind: 'training.trainee_reminded' as const, organizationId: actor.organizationId, userId },
      ...{ targetType: 'training', targetId: userId, url: '/training', params: { courses } },
    })),
  );
  return open.length;
}
