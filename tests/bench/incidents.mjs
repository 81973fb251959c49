import pg from 'pg';
import { pageCase } from '../../scripts/lib/bench/page.mjs';

/** What issue 15 asks for. */
const incidents = 20_000;

/** Of all municipalities in turn, an hour apart; the newest tenth is open. */
const fillIncidents = `
  INSERT INTO incidents (id, title, flow, leak, security, urgent, state, organization_id, lane2_kind, lane2_organization_id, lane3_organization_id,
    done1, done2, done3, detected_at, report_kind, concerned_ids, waiting_ids, created_by, created_at, updated_at, closed_at)
  SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(md5(i::text), 1, 3) || '8' || substr(md5(i::text), 4, 15))::uuid,
    '負荷試験の事象 ' || i, 'standard', i % 20 = 0, i % 50 = 0, i % 9 = 0, (CASE WHEN open THEN 'open' ELSE 'closed' END)::incident_state,
    o.id, 'prefecture', o.parent_id, n.id, CASE WHEN open THEN 1 ELSE 4 END, CASE WHEN open THEN 1 ELSE 4 END, CASE WHEN open THEN 0 ELSE 4 END, at,
    CASE WHEN open THEN 'first' ELSE 'final' END, ARRAY[o.id, o.parent_id, n.id], CASE WHEN open THEN ARRAY[o.id, n.id] ELSE '{}' END,
    (SELECT u.id FROM users u WHERE u.organization_id = o.id ORDER BY u.login_id LIMIT 1), at, at, CASE WHEN open THEN NULL ELSE at END
  FROM generate_series(1, $1::int) i, LATERAL (SELECT now() - i * interval '50 minutes' AS at, i <= $1 / 10 AS open) t,
    (SELECT id FROM organizations WHERE code = 'SOUMU') n,
    LATERAL (SELECT id, parent_id FROM organizations WHERE kind = 'municipality' ORDER BY code OFFSET i % 1741 LIMIT 1) o`;
const fillRevisions = `
  INSERT INTO incident_revisions (incident_id, revision, kind, "values", file_ids, at, organization_id, user_name)
  SELECT i.id, 1, i.report_kind, '{"system": "試験", "summary": "負荷試験"}', '{}', i.created_at, i.organization_id, '試験' FROM incidents i
  WHERE i.title LIKE '負荷試験%' ON CONFLICT DO NOTHING`;
const fillDuties = `
  INSERT INTO incident_duties (incident_id, authority, stage, due_at, done_at)
  SELECT i.id, 'privacy_commission', 'preliminary', i.detected_at + interval '5 days', i.closed_at FROM incidents i
  WHERE i.leak AND i.title LIKE '負荷試験%' ON CONFLICT DO NOTHING`;

/** Fills the portal's database up to the size that is asked for, once. @param {string} url past row-level security */
async function fill(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query('SELECT count(*)::int AS count FROM incidents');
    if (rows[0].count >= incidents) return;
    await client.query(fillIncidents, [incidents - rows[0].count]);
    await client.query(fillRevisions);
    await client.query(fillDuties);
    await client.query('VACUUM ANALYZE incidents, incident_revisions, incident_duties');
  } finally {
    await client.end();
  }
}

const link = /href="\/incidents\/(\d+)"/g;
/** @param {string} _path @param {string} html */
const fifty = (_path, html) => new Set([...html.matchAll(link)].map(([, number]) => number)).size >= 50;

/** @type {import('../../scripts/lib/bench/cases.mjs').ListCases} */
export async function cases({ people, databaseUrl, fills }) {
  if (databaseUrl === null || !fills) return [pageCase(people, { who: 'operator', path: '/incidents', cpu: 60 })];
  await fill(databaseUrl);
  const operator = { who: 'operator', cpu: 60 };
  return [
    pageCase(people, { ...operator, name: 'open incidents', path: '/incidents', right: fifty }),
    pageCase(people, { ...operator, name: 'closed incidents', path: '/incidents?tab=closed', right: fifty }),
    pageCase(people, { ...operator, name: 'incidents that wait', path: '/incidents?tab=waiting', right: fifty }),
    pageCase(people, { who: 'operator', path: '/incidents/statistics', cpu: 155 }),
    pageCase(people, { who: 'niigata-admin', path: '/incidents', cpu: 60 }),
  ];
}
