import { beforeAll, describe, expect, it } from 'vitest';
import { askAs, withSystem } from '@/lib/core/db';
import { inheritTraining } from '@/lib/training/ended/mutations';
import { listPlanStates } from '@/lib/training/plans/queries';
import { listOrganizations, progressByCourse } from '@/lib/training/progress/queries';
import { getCertificate, getNationalPlan } from '@/lib/training/queries';
import { auditOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { accepted, type Fixture, loadFixture, problemOf, send } from '@/tests/support/inquiries';
import { answersOf, enrol, enrolled, enrolledWithout, openPlan, sessionOf, year } from '@/tests/support/training';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await loadFixture();
  await openPlan();
});

const clear = () =>
  owner().query('DELETE FROM training_enrolments; DELETE FROM trainees; DELETE FROM training_progress');
const sums = async (organizationId: string) =>
  (
    await owner().query(
      'SELECT course, enrolled, started, completed FROM training_progress WHERE organization_id = $1 AND enrolled > 0 ORDER BY course',
      [organizationId],
    )
  ).rows;
const counted = async (organizationId: string) =>
  (
    await owner().query(
      `SELECT course, count(*)::int AS enrolled, count(*) FILTER (WHERE state = 'started')::int AS started,
         count(*) FILTER (WHERE state = 'completed')::int AS completed
       FROM training_enrolments WHERE organization_id = $1 GROUP BY course ORDER BY course`,
      [organizationId],
    )
  ).rows;

describe('enrolment', () => {
  it('takes many people, each once, and its sums are those of the rows', async () => {
    await clear();
    const { town } = fixture;
    const lines = ['職員番号,氏名,所属', '0001,受講 一郎,税務課', '0002,受講 二郎,福祉課'];
    accepted(
      await send(town, 'training.enrol', { fiscalYear: String(year), courses: ['1', '6'], text: lines.join('\n') }),
    );
    expect(await sums(town.organizationId)).toEqual([
      { course: 1, enrolled: 2, started: 0, completed: 0 },
      { course: 6, enrolled: 2, started: 0, completed: 0 },
    ]);
    const again = accepted(await enrol(town, `0002,受講 次郎,市民課\n0003,受講 三郎`));
    expect(again).toMatchObject({ trainees: 2, enrolments: 1, before: 1 });
    expect(await sums(town.organizationId)).toEqual(await counted(town.organizationId));
  });

  it('lists bad lines and keeps nothing; nothing is enrolled before it opens', async () => {
    await clear();
    const { town } = fixture;
    const result = await enrol(town, '0001\n,受講 一郎\n0002,受講 二郎\n0002,受講 三郎');
    expect(result.ok ? [] : result.problems.map(({ code, params }) => [code, params?.line])).toEqual([
      ['training.line_columns', 1],
      ['training.line_staffNumber', 2],
      ['training.line_twice', 4],
    ]);
    expect(problemOf(await enrol(town, '1,受講 一郎,課,nobody-at-all'))).toBe('training.unknownLogin text');
    expect(
      problemOf(await send(town, 'training.enrol', { fiscalYear: '2030', courses: ['1'], text: '1,受講 一郎' })),
    ).toBe('training.notOpen fiscalYear');
    expect(problemOf(await send(town, 'training.enrol', { fiscalYear: String(year), courses: ['1'], text: '' }))).toBe(
      'required text',
    );
    expect(await counted(town.organizationId)).toEqual([]);
  });
});

describe('a course', () => {
  it('is completed by a test that is all right, and certified to its trainee', async () => {
    await clear();
    const { town, townStaff, neighbour } = fixture;
    const id = await enrolled(town);
    const tried = accepted(await send(town, 'training.answer_test', { enrolmentId: id, ...answersOf(1, true) }));
    expect(tried).toEqual({ passed: false, score: 2, wrong: [1] });
    expect(await sums(town.organizationId)).toEqual([{ course: 1, enrolled: 1, started: 1, completed: 0 }]);
    expect(problemOf(await send(townStaff, 'training.answer_test', { enrolmentId: id, ...answersOf(1) }))).toBe(
      'notFound',
    );
    accepted(await send(town, 'training.answer_test', { enrolmentId: id, ...answersOf(1) }));
    expect(await sums(town.organizationId)).toEqual([{ course: 1, enrolled: 1, started: 0, completed: 1 }]);
    expect(problemOf(await send(town, 'training.answer_test', { enrolmentId: id, ...answersOf(1) }))).toBe(
      'training.completedAlready',
    );
    expect(await getCertificate(askAs(town), town, id, false)).toMatchObject({ name: '受講 一郎', course: 1 });
    expect(await getCertificate(askAs(townStaff), townStaff, id, false)).toBeNull();
    expect(await getCertificate(askAs(neighbour), neighbour, id, true)).toBeNull();
    expect((await auditOf('training.passed')).length).toBeGreaterThan(0);
  });

  it('is recorded for people without an account only; a mistake is taken back', async () => {
    await clear();
    const { town } = fixture;
    const [account, without, mistake] = [
      await enrolled(town),
      await enrolledWithout(town),
      await enrolledWithout(town),
    ];
    const settle = (intent: string, chosen: string[]) => send(town, 'training.settle', { intent, chosen });
    expect(accepted(await settle('complete', [account, without]))).toEqual({ settled: 1 });
    expect(accepted(await settle('cancel', [mistake, without]))).toEqual({ settled: 1 });
    expect(await sums(town.organizationId)).toEqual([{ course: 1, enrolled: 2, started: 0, completed: 1 }]);
    expect(problemOf(await settle('complete', [without]))).toBe('training.nothingToSettle chosen');
  });
});

describe('plans and figures', () => {
  it('announces the national plan to everybody, and chases whoever has none', async () => {
    const { town, prefecture, operator, otherPrefecture } = fixture;
    await owner().query('DELETE FROM training_plans');
    const plan = { fiscalYear: String(year), title: '計画', body: '内容', trainees: '100,000' };
    const days = { enrolFrom: `${year}/4/1`, startsOn: `${year}/4/10`, endsOn: `${year + 1}/3/31` };
    expect(problemOf(await send(town, 'training.announce_plan', { ...plan, ...days }))).toBe('denied');
    expect(
      problemOf(await send(operator, 'training.announce_plan', { ...plan, ...days, startsOn: `${year}/3/1` })),
    ).toBe('training.order startsOn');
    accepted(await send(operator, 'training.announce_plan', { ...plan, ...days }));
    expect(await getNationalPlan(askAs(town), town, year)).toMatchObject({
      trainees: 100_000,
      enrolFrom: `${year}-04-01`,
    });
    const states = (actor: typeof town) => listPlanStates(askAs(actor), actor, year, { page: 1, only: 'missing' }, 100);
    const before = await states(prefecture);
    accepted(await send(town, 'training.submit_plan', { ...plan, trainees: '１２' }));
    const after = await states(prefecture);
    expect(after.missing).toBe(before.missing - 1);
    expect(after.rows.every(({ prefectureName, name }) => [prefectureName, name].includes('新潟県'))).toBe(true);
    const { reminded } = accepted(
      await send(prefecture, 'training.remind_plans', { fiscalYear: String(year) }),
    ) as unknown as {
      reminded: number;
    };
    expect(reminded).toBe(after.rows.filter(({ name }) => name !== '新潟県').length);
    expect(problemOf(await send(prefecture, 'training.remind_plans', { fiscalYear: String(year) }))).toBe(
      'training.nobodyToRemind',
    );
    accepted(await send(otherPrefecture, 'training.remind_plans', { fiscalYear: String(year) }));
    const { rows } = await owner().query(
      `SELECT count(*)::int AS count FROM notification_events WHERE kind = 'training.plan_reminded' AND organization_id = $1`,
      [town.organizationId],
    );
    expect(rows).toEqual([{ count: 0 }]);
    await openPlan();
  });

  it('shows figures and no names to those above, and nothing to neighbours', async () => {
    await clear();
    const { town, neighbour, prefecture, otherPrefecture } = fixture;
    await enrolledWithout(town, '6');
    const open = async (actor: typeof town) =>
      (await listOrganizations(askAs(actor), actor, year, { page: 1, only: 'open' })).rows.map(({ code, byCourse }) => [
        code,
        byCourse,
      ]);
    expect(await open(prefecture)).toEqual([['153079', [null, null, null, null, null, 0, null]]]);
    expect(await open(otherPrefecture)).toEqual([]);
    expect((await progressByCourse(askAs(neighbour), year, null)).every(({ enrolled: count }) => count === 0)).toBe(
      true,
    );
    expect(await askAs(prefecture).$queryRaw`SELECT 1 FROM trainees`).toEqual([]);
    expect(accepted(await send(prefecture, 'training.remind', { fiscalYear: String(year) }))).toEqual({ reminded: 1 });
    expect(problemOf(await send(neighbour, 'training.remind', { fiscalYear: String(year) }))).toBe(
      'training.nobodyToRemind',
    );
  });
});

describe('group sessions', () => {
  it('take no more people than there are seats, also from two at once', async () => {
    const { town, neighbour, prefecture } = fixture;
    const sessionId = await sessionOf(prefecture, 10);
    const book = (actor: typeof town, people: string, before = '0') =>
      send(actor, 'training.book_seats', { sessionId, people, before });
    const both = await Promise.all([book(town, '6'), book(neighbour, '6')]);
    expect(both.map(problemOf).sort()).toEqual(['', 'training.full people']);
    const { rows } = await owner().query('SELECT sum(people)::int AS taken FROM training_seats WHERE session_id = $1', [
      sessionId,
    ]);
    expect(rows).toEqual([{ taken: 6 }]);
    expect(problemOf(await send(town, 'training.hold_session', {}))).not.toBe('');
  });
});

it('a town that is taken over brings its trainees, with what they have done', async () => {
  await clear();
  const { town, neighbour } = fixture;
  accepted(await enrol(town, '0001,受講 一郎'));
  accepted(await enrol(neighbour, '0001,受講 二郎'));
  await withSystem('test', (db) =>
    inheritTraining(db, { from: neighbour.organizationId, to: town.organizationId, on: '2026-12-01' }),
  );
  expect(await sums(town.organizationId)).toEqual([{ course: 1, enrolled: 2, started: 0, completed: 0 }]);
  expect(await sums(town.organizationId)).toEqual(await counted(town.organizationId));
  const { rows } = await owner().query('SELECT staff_number FROM trainees ORDER BY 1');
  expect(rows.map(({ staff_number }) => staff_number)).toEqual(['0001', '154059-0001']);
});
