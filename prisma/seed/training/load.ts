import type { ClientBase } from 'pg';
import { addDays, dateInJapan } from '@/lib/calendar/rules';
import { newId } from '@/lib/core/ids';
import { fiscalYearOf, lastDayOf } from '@/lib/training/rules';
import { type CopyValue, copyRows } from '../copy';
import type { SeedOrganization } from '../organizations/build';
import { Random } from '../tickets/random';
import type { SeedUser } from '../users/build';

interface Given {
  readonly organizations: readonly SeedOrganization[];
  readonly users: readonly SeedUser[];
  readonly at: Date;
}

/** 平成29年度教育研修実施計画 (S3): days, numbers and courses are the source's. */
const plan2017 = `① eラーニング研修：主に情報連携に係る事務（社会保障分野・税分野等）を担当する職員を対象に、受講者10万人規模を予定（インターネット環境で配信）。7コース、各コースの受講時間は1～2時間程度。受講申込みは平成29年5月15日から、受講開始は5月29日から。
② 集合研修等：平成29年4月中旬～6月初旬まで、全国47都道府県で全国説明会を実施。情報連携の開始後、必要に応じて集合研修または全国説明会の実施を検討。
③ その他：平成29年8月、市町村アカデミーで情報連携の講義を予定。`;

/** The operator's plan of 2017, and the present year's with plans, trainees, figures and sessions of the demonstration. */
export async function loadTraining(client: ClientBase, given: Given): Promise<number> {
  const year = fiscalYearOf(dateInJapan(given.at));
  const plans = buildPlans(given, year);
  await copyRows(
    client,
    'training_plans',
    [
      ...['id', 'organization_id', 'fiscal_year', 'national', 'title', 'body', 'trainees', 'enrol_from', 'starts_on'],
      ...['ends_on', 'source', 'submitted_by', 'submitted_at'],
    ],
    plans,
  );
  const { trainees, enrolments, progress } = buildTrainees(given, year);
  await copyRows(
    client,
    'trainees',
    ['id', 'organization_id', 'staff_number', 'name', 'department', 'user_id'],
    trainees,
  );
  await copyRows(
    client,
    'training_enrolments',
    [
      'id',
      'organization_id',
      'trainee_id',
      'fiscal_year',
      'course',
      'state',
      'attempts',
      'score',
      'enrolled_at',
      'completed_at',
    ],
    enrolments,
  );
  await copyRows(
    client,
    'training_progress',
    ['fiscal_year', 'organization_id', 'course', 'enrolled', 'started', 'completed'],
    progress,
  );
  const sessions = buildSessions(given, year);
  await copyRows(
    client,
    'training_sessions',
    ['id', 'organization_id', 'fiscal_year', 'title', 'held_on', 'opens', 'closes', 'venue', 'capacity'],
    sessions,
  );
  return plans.length + trainees.length + enrolments.length + progress.length + sessions.length;
}

function buildPlans({ organizations, at }: Given, year: number): CopyValue[][] {
  const operator = organizations.find(({ kind }) => kind === 'operator')?.id ?? '';
  const body =
    'eラーニングは7コースです。各機関は、自機関の実施計画を作成し、担当職員の受講を申し込んでください。集合研修は各都道府県で行います。';
  const span = [`${year}-05-15`, `${year}-05-29`, lastDayOf(year)];
  const own = organizations.filter(({ kind }) => ['municipality', 'prefecture', 'agency'].includes(kind));
  return [
    [
      ...[
        newId(),
        operator,
        2017,
        true,
        '平成29年度教育研修実施計画',
        plan2017,
        100_000,
        '2017-05-15',
        '2017-05-29',
        '2018-03-31',
      ],
      ...['情報連携開始に向けた準備等について（平成29年、総務省）', '', new Date('2017-03-27T03:00:00Z')],
    ],
    [
      newId(),
      operator,
      year,
      true,
      '教育研修実施計画（今年度）',
      body,
      100_000,
      ...span,
      '',
      '',
      new Date(`${year}-03-27T03:00:00Z`),
    ],
    ...own.flatMap(({ id, code }, index): CopyValue[][] => {
      const random = new Random(71, index);
      if (code === '153079' || random.chance(28)) return [];
      const text = '担当職員全員がコース1とコース6を受講し、情報連携の担当者はコース3～5も受講します。';
      return [
        [
          newId(),
          id,
          year,
          false,
          '教育研修実施計画',
          text,
          random.between(5, 120),
          null,
          null,
          null,
          '',
          '担当者',
          at,
        ],
      ];
    }),
  ];
}

const departments = ['税務課', '福祉課', '市民課', '情報政策課', '子育て支援課'];

function buildTrainees({ organizations, users, at }: Given, year: number) {
  const trainees: CopyValue[][] = [];
  const enrolments: CopyValue[][] = [];
  const progress: CopyValue[][] = [];
  const byOrganization = new Map<string, SeedUser[]>();
  for (const user of users)
    byOrganization.set(user.organizationId, [...(byOrganization.get(user.organizationId) ?? []), user]);
  for (const [index, { id, kind, code }] of organizations.entries()) {
    const random = new Random(72, index);
    if (kind !== 'municipality' || (code !== '153079' && random.chance(20))) continue;
    const sums = new Map<number, { enrolled: number; started: number; completed: number }>();
    const accounts = byOrganization.get(id) ?? [];
    for (let number = 1; number <= random.between(2, 7); number += 1) {
      const traineeId = newId();
      const account = accounts[number - 1];
      const name = account?.name ?? `研修 受講${String(number).padStart(2, '0')}`;
      trainees.push([
        traineeId,
        id,
        `T${String(number).padStart(4, '0')}`,
        name,
        random.pick(departments),
        account?.id ?? null,
      ]);
      for (const course of [1, 6, ...(random.chance(50) ? [3, 5] : [])]) {
        const fresh = code === '153079';
        const state = fresh || random.chance(30) ? 'enrolled' : random.chance(15) ? 'started' : 'completed';
        const tries = state === 'enrolled' ? 0 : random.between(1, 2);
        const score = state === 'completed' ? 3 : state === 'started' ? 2 : null;
        const done = state === 'completed' ? new Date(at.getTime() - random.between(2, 120) * 86_400_000) : null;
        enrolments.push([
          newId(),
          id,
          traineeId,
          year,
          course,
          state,
          tries,
          score,
          new Date(`${year}-05-18T01:00:00Z`),
          done,
        ]);
        const sum = sums.get(course) ?? { enrolled: 0, started: 0, completed: 0 };
        sum.enrolled += 1;
        if (state !== 'enrolled') sum[state as 'started' | 'completed'] += 1;
        sums.set(course, sum);
      }
    }
    for (const [course, { enrolled, started, completed }] of sums)
      progress.push([year, id, course, enrolled, started, completed]);
  }
  return { trainees, enrolments, progress };
}

/** One in each prefecture; some have been held, some are to come. */
function buildSessions({ organizations, at }: Given, year: number): CopyValue[][] {
  const today = dateInJapan(at);
  return organizations
    .filter(({ kind }) => kind === 'prefecture')
    .map(({ id, name }, index) => {
      const heldOn = addDays(today, (index % 12) * 5 - 25);
      const day = fiscalYearOf(heldOn) === year ? heldOn : today;
      return [newId(), id, year, '情報連携の集合研修', day, '13:30', '16:30', `${name}庁 研修室`, 80];
    });
}
