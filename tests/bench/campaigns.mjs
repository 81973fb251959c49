import pg from 'pg';
import { pageCase } from '../../scripts/lib/bench/page.mjs';

const title = '負荷試験の取組';

/** A campaign of twenty steps to all municipalities; half of the answers are there. */
const fillCampaign = `
  WITH made AS (
    INSERT INTO campaigns (id, title, title_en, target_kinds, target_codes, starts_on, due_on, owner_id, state, announced_at, created_at, updated_at)
    SELECT gen_random_uuid(), '${title}', 'Load test', '{municipality}', '{}', current_date - 30, current_date + 300, id, 'announced', now(), now(), now()
    FROM organizations WHERE kind = 'center' LIMIT 1 RETURNING id),
  steps AS (
    INSERT INTO campaign_steps (id, campaign_id, position, title, title_en) SELECT gen_random_uuid(), m.id, i, '手順' || i, 'Step ' || i
    FROM made m, generate_series(0, 19) i RETURNING id, campaign_id, position),
  targets AS (
    INSERT INTO campaign_targets (campaign_id, organization_id, state, missing, done, done_weight, applicable_weight, answered_at)
    SELECT m.id, o.id, 'under_way', 10, 10, 10, 20, now() FROM made m, organizations o WHERE o.kind = 'municipality' AND o.valid_to IS NULL
    RETURNING campaign_id, organization_id)
  INSERT INTO campaign_answers (step_id, organization_id, campaign_id, status, done_on, file_ids, answered_by, answered_at)
  SELECT s.id, t.organization_id, t.campaign_id, 'done', current_date, '{}', '試験', now() FROM targets t JOIN steps s USING (campaign_id)
  WHERE s.position < 10`;

/** The number of the campaign, made once. @param {string} url past row-level security */
async function fill(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const find = async () => (await client.query('SELECT number FROM campaigns WHERE title = $1', [title])).rows[0];
    if ((await find()) === undefined) {
      await client.query(fillCampaign);
      await client.query('VACUUM ANALYZE campaigns, campaign_steps, campaign_targets, campaign_answers');
    }
    return (await find()).number;
  } finally {
    await client.end();
  }
}

/** @type {import('../../scripts/lib/bench/cases.mjs').ListCases} */
export async function cases({ people, databaseUrl, fills }) {
  const list = pageCase(people, { who: 'center-management', path: '/campaigns', cpu: 90 });
  if (databaseUrl === null || !fills) return [list];
  const page = `/campaigns/${await fill(databaseUrl)}`;
  return [
    list,
    pageCase(people, { who: 'center-management', path: page, name: 'progress of 1,741 towns x 20 steps', cpu: 120 }),
    pageCase(people, { who: 'niigata-admin', path: page, name: 'progress of a prefecture', cpu: 120 }),
    pageCase(people, { who: 'center-management', path: `${page}/targets`, name: 'towns of a campaign', cpu: 120 }),
  ];
}
