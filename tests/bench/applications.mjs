import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { fillIn, readForm } from '../../scripts/lib/bench/form.mjs';
import { pageCase } from '../../scripts/lib/bench/page.mjs';

/** @typedef {import('../../scripts/lib/bench/load.mjs').Case} Case */
/** @typedef {import('../../scripts/lib/bench/people.mjs').People} People */

/** What issue 15 asks for. */
const applications = 200_000;
const together = 200;
/** Enough for a run, which decides on what waits. */
const waiting = 12_000;

/** One in ten waits at its second step for the center, the others are through; of all municipalities in turn, a few minutes apart. */
const fillApplications = `
  INSERT INTO applications (id, form_id, form_code, organization_id, subject, "values", file_ids, state, flagged, position,
    waiting_organization_id, due_on, concerned_ids, created_by, created_at, submitted_at, settled_at, updated_at)
  SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(md5(i::text), 1, 3) || '8' || substr(md5(i::text), 4, 15))::uuid,
    f.id, f.code, o.id, '負荷試験の申請 ' || i, $2::jsonb, '{}', (CASE WHEN waits THEN 'in_review' ELSE 'approved' END)::application_state, '{}',
    CASE WHEN waits THEN 1 END, CASE WHEN waits THEN c.id END, CASE WHEN waits THEN (at + interval '9 days')::date END,
    ARRAY[o.id, o.parent_id, c.id], o.person, at, at, CASE WHEN waits THEN NULL ELSE at END, at
  FROM generate_series(1, $1::int) i, LATERAL (SELECT now() - i * interval '3 minutes' AS at, i % 10 = 0 AS waits) t,
    (SELECT id, code FROM application_forms WHERE code = 'user-registration' AND published_at IS NOT NULL) f,
    (SELECT id FROM organizations WHERE code = 'JLIS') c,
    LATERAL (SELECT b.* FROM bench_towns b WHERE b.n = i % (SELECT count(*) FROM bench_towns)) o`;
const towns = `
  CREATE TEMP TABLE bench_towns AS SELECT row_number() OVER (ORDER BY o.code) - 1 AS n, o.id, o.parent_id,
    (SELECT u.id FROM users u WHERE u.organization_id = o.id ORDER BY u.login_id LIMIT 1) AS person
  FROM organizations o WHERE o.kind = 'municipality';
  CREATE INDEX ON bench_towns (n);
  ANALYZE bench_towns`;
const fillSteps = `
  INSERT INTO application_steps (application_id, position, tier, organization_id, days, reached_at)
  SELECT a.id, s.position, s.tier, a.concerned_ids[s.position + 2], 5, a.created_at FROM applications a,
    (VALUES (0, 'prefecture'), (1, 'center')) s (position, tier) WHERE a.subject LIKE '負荷試験%' ON CONFLICT DO NOTHING`;
const fillDecisions = `
  INSERT INTO application_decisions (application_id, sequence, at, kind, position, organization_id, user_id, user_name, flagged, "values", file_ids)
  SELECT a.id, d.sequence, a.created_at, d.kind, d.position, a.concerned_ids[greatest(1, d.sequence)], a.created_by, '試験', '{}',
    CASE WHEN d.sequence = 1 THEN a."values" END, '{}'
  FROM applications a, (VALUES (1, 'submitted', NULL), (2, 'approved', 0), (3, 'approved', 1)) d (sequence, kind, position)
  WHERE a.subject LIKE '負荷試験%' AND (d.sequence < 3 OR a.state = 'approved') ON CONFLICT DO NOTHING`;
const values = {
  userName: '試験',
  userKana: 'シケン',
  department: '総務課',
  role: 'staff',
  mail: 'a@b.example',
  reason: '試験',
};

/** Fills the portal's database up to the size that is asked for, once. @param {string} url past row-level security */
async function fill(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(
      "SELECT count(*)::int AS count, count(*) FILTER (WHERE state = 'in_review')::int AS waiting FROM applications",
    );
    // Each run decides on some; of what is put in one in ten waits.
    const missing = Math.max(applications - rows[0].count, 10 * (waiting - rows[0].waiting));
    if (missing <= 0) return;
    await client.query(towns);
    await client.query(fillApplications, [missing, JSON.stringify(values)]);
    await client.query(fillSteps);
    await client.query(fillDecisions);
    await client.query('VACUUM ANALYZE applications, application_steps, application_decisions');
  } finally {
    await client.end();
  }
}

const link = /href="\/applications\/(\d+)"/g;
/** @param {string} html */
const numbersOf = (html) => [...new Set([...html.matchAll(link)].map(([, number]) => number ?? ''))];
/** @param {string} _path @param {string} html */
const fifty = (_path, html) => numbersOf(html).length >= 50;

/** A decision, as a browser without script sends it, on another application at each turn. @param {People} people @returns {Promise<Case>} */
async function decision(people) {
  const center = await people.as('center-management');
  const lists = await Promise.all(
    [1, 2, 3, 4, 5, 6, 7, 8].map((page) => center.get(`/applications?page=${page}&form=user-registration`)),
  );
  const numbers = lists.flatMap(({ text }) => numbersOf(text));
  let next = 0;
  return {
    name: 'decision on an application',
    cpu: 100,
    most: Math.floor(numbers.length / 3),
    operation: async () => {
      const number = numbers[next++];
      if (number === undefined) throw new Error('no application is left to decide on');
      const read = await center.get(`/applications/${number}`);
      const fields = readForm(read.text, 'verdict');
      const typed = { verdict: 'approved', comment: '', idempotencyKey: randomUUID() };
      const sent = await center.ask('POST', `/applications/${number}`, fillIn(fields, typed));
      if (sent.status !== 303) throw new Error(`decision: ${sent.status}`);
      return read.wireBytes + sent.wireBytes;
    },
  };
}

/** Those that wait for the center, oldest first, as the boxes of its list name them. @param {string} url @returns {Promise<string[]>} */
async function listWaiting(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT id || ' ' || version AS value FROM applications WHERE state = 'in_review' AND form_code = 'user-registration'
         AND waiting_organization_id = (SELECT id FROM organizations WHERE code = 'JLIS') ORDER BY created_at`,
    );
    // The case of single decisions takes from both ends of the list.
    return rows.slice(500, -500).map(({ value }) => value);
  } finally {
    await client.end();
  }
}

/** Two hundred at once, others at each turn. @param {People} people @param {string} url @returns {Promise<Case>} */
async function bulk(people, url) {
  const center = await people.as('center-management');
  const boxes = await listWaiting(url);
  return {
    name: `approval of ${together} applications together`,
    cpu: 3_000,
    most: 16,
    operation: async () => {
      const chosen = boxes.splice(0, together);
      if (chosen.length < together) throw new Error(`bulk: only ${chosen.length} to choose from`);
      const page = await center.get('/applications?form=user-registration');
      const fields = readForm(page.text, 'chosen').filter(([name]) => name !== 'chosen');
      /** @type {import('../../scripts/lib/bench/form.mjs').Fields} */
      const ticked = chosen.map((value) => ['chosen', value]);
      const sent = await center.ask(
        'POST',
        '/applications',
        fillIn([...fields, ...ticked], { comment: '', idempotencyKey: randomUUID() }),
      );
      if (sent.status !== 200 || !sent.text.includes(`${together}件を承認しました`))
        throw new Error(`bulk: ${sent.status}`);
      return sent.wireBytes;
    },
  };
}

/** @type {import('../../scripts/lib/bench/cases.mjs').ListCases} */
export async function cases({ people, databaseUrl, fills }) {
  if (databaseUrl === null || !fills)
    return [pageCase(people, { who: 'seiro-admin', path: '/applications?tab=own', cpu: 40 })];
  await fill(databaseUrl);
  const center = { cpu: 60, who: 'center-management' };
  return [
    pageCase(people, { ...center, name: 'applications that wait for the center', path: '/applications', right: fifty }),
    pageCase(people, {
      ...center,
      name: 'applications reviewed by the center',
      path: '/applications?tab=reviewed',
      right: fifty,
    }),
    pageCase(people, {
      who: 'seiro-admin',
      name: 'own applications',
      path: '/applications?tab=own',
      cpu: 40,
      right: fifty,
    }),
    await decision(people),
    await bulk(people, databaseUrl),
  ];
}
