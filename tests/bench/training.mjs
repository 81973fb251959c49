import pg from 'pg';
import { fillIn, readForm } from '../../scripts/lib/bench/form.mjs';
import { pageCase } from '../../scripts/lib/bench/page.mjs';

/** What issue 17 asks for. */
const trainees = 100_000;

/** Of all municipalities in turn, in courses 1, 3 and 6; two thirds are through. */
const fillTrainees = `
  INSERT INTO trainees (id, organization_id, staff_number, name, department)
  SELECT gen_random_uuid(), o.id, 'B' || i, '負荷 受講' || i, '税務課' FROM generate_series(1, $1::int) i,
    LATERAL (SELECT id FROM organizations WHERE kind = 'municipality' ORDER BY code OFFSET i % 1741 LIMIT 1) o
  ON CONFLICT DO NOTHING`;
const fillEnrolments = `
  INSERT INTO training_enrolments (id, organization_id, trainee_id, fiscal_year, course, state, attempts, enrolled_at, completed_at)
  SELECT gen_random_uuid(), t.organization_id, t.id, extract(year FROM now() - interval '3 months')::int, c,
    CASE WHEN done THEN 'completed' ELSE 'enrolled' END, 1, now(), CASE WHEN done THEN now() END
  FROM trainees t, unnest(ARRAY[1, 3, 6]) c, LATERAL (SELECT hashtext(t.id::text || c) % 3 <> 0 AS done) d
  WHERE t.staff_number LIKE 'B%' ON CONFLICT DO NOTHING`;
const fillProgress = `
  INSERT INTO training_progress (fiscal_year, organization_id, course, enrolled, started, completed)
  SELECT fiscal_year, organization_id, course, count(*), count(*) FILTER (WHERE state = 'started'), count(*) FILTER (WHERE state = 'completed')
  FROM training_enrolments GROUP BY 1, 2, 3
  ON CONFLICT (fiscal_year, organization_id, course) DO UPDATE
    SET enrolled = EXCLUDED.enrolled, started = EXCLUDED.started, completed = EXCLUDED.completed`;

/** Fills the portal's database up to the size that is asked for, once. @param {string} url past row-level security */
async function fill(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query('SELECT count(*)::int AS count FROM trainees');
    if (rows[0].count >= trainees) return;
    await client.query(fillTrainees, [trainees]);
    await client.query(fillEnrolments);
    await client.query(fillProgress);
    await client.query('VACUUM ANALYZE trainees, training_enrolments, training_progress');
  } finally {
    await client.end();
  }
}

/** @param {string} _path @param {string} html */
const fifty = (_path, html) => (html.match(/<tr/g) ?? []).length > 50;

/** People of one list, as many as it may have. */
const together = 5_000;

/**
 * As many people at once, others at each turn. @param {import('../../scripts/lib/bench/people.mjs').People} people
 * @returns {Promise<import('../../scripts/lib/bench/load.mjs').Case>}
 */
async function enrolment(people) {
  const town = await people.as('seiro-admin');
  const page = '/training/enrolments/new';
  const run = Math.floor(Date.now() / 1_000).toString(36);
  return {
    name: `enrolment of ${together} people together`,
    cpu: 10_000,
    most: 2,
    operation: async (turn) => {
      const { text: html } = await town.get(page);
      const fields = readForm(html, 'courses').filter(([name]) => name !== 'courses');
      const lines = Array.from({ length: together }, (_, index) => `${run}${turn}.${index},試験`);
      const sent = await town.ask('POST', page, fillIn(fields, { courses: '1', text: lines.join('\n') }));
      if (sent.status !== 303) throw new Error(`enrolment: ${sent.status}`);
      return sent.wireBytes;
    },
  };
}

/** @type {import('../../scripts/lib/bench/cases.mjs').ListCases} */
export async function cases({ people, databaseUrl, fills }) {
  const list = '/training/organizations';
  if (databaseUrl !== null && fills) await fill(databaseUrl);
  return [
    pageCase(people, { who: 'operator', path: '/training', cpu: 90 }),
    pageCase(people, { who: 'operator', path: [list, `${list}?page=20`], name: 'completion', cpu: 90, right: fifty }),
    pageCase(people, { who: 'operator', path: '/training/plans', cpu: 90 }),
    pageCase(people, { who: 'niigata-admin', path: list, cpu: 90 }),
    pageCase(people, { who: 'seiro-admin', path: '/training/enrolments', cpu: 90 }),
    ...(databaseUrl !== null && fills ? [await enrolment(people)] : []),
  ];
}
