import type { Page } from '@playwright/test';
import { Client } from 'pg';
import { newId } from '@/lib/core/ids';

/** An application that this municipality has sent to its prefecture. */
export const applicationOf = (code: string) =>
  inserted(
    `WITH filed AS (
       INSERT INTO applications (id, form_id, form_code, organization_id, subject, "values", file_ids, state, flagged, position,
         waiting_organization_id, due_on, concerned_ids, created_by, created_at, submitted_at, updated_at)
       SELECT $1::uuid, f.id, f.code, o.id, '自治体中間サーバー', '{"system": "relay-server", "date": "2098-06-03"}', '{}', 'in_review', '{}', 0,
         o.parent_id, '2098-05-20', ARRAY[o.id, o.parent_id],
         (SELECT u.id FROM users u WHERE u.organization_id = o.id ORDER BY u.login_id LIMIT 1), now(), now(), now()
       FROM organizations o, application_forms f WHERE o.code = $2 AND f.code = 'connection-start' AND f.published_at IS NOT NULL
       ORDER BY f.version DESC LIMIT 1 RETURNING id, number, organization_id, waiting_organization_id AS reviewer),
     step AS (INSERT INTO application_steps (application_id, position, tier, organization_id, days, reached_at)
       SELECT id, 0, 'prefecture', reviewer, 5, now() FROM filed),
     decision AS (INSERT INTO application_decisions (application_id, sequence, at, kind, organization_id, user_name, flagged, "values", file_ids)
       SELECT id, 1, now(), 'submitted', organization_id, '情報 花子', '{}', '{"system": "relay-server", "date": "2098-06-03"}', '{}' FROM filed)
     SELECT number FROM filed`,
    [newId(), code],
  );

/** A campaign that the center has not announced yet. */
export const draftCampaignOfCenter = () =>
  inserted(
    `WITH draft AS (
       INSERT INTO campaigns (id, title, title_en, target_kinds, target_codes, starts_on, due_on, owner_id, created_at, updated_at)
       SELECT $1::uuid, '下書きの取組', 'A draft', ARRAY['municipality'], '{}', '2097-04-01', '2098-03-31', o.id, now(), now()
       FROM organizations o WHERE o.kind = 'center' LIMIT 1 RETURNING id, number),
     step AS (INSERT INTO campaign_steps (id, campaign_id, position, title, title_en) SELECT $2::uuid, id, 0, '計画', 'Plan' FROM draft)
     SELECT number FROM draft`,
    [newId(), newId()],
  );

/** An incident that this municipality has opened. */
export const incidentOf = (code: string) =>
  inserted(
    `WITH opened AS (
       INSERT INTO incidents (id, title, flow, leak, security, urgent, organization_id, lane2_kind, lane2_organization_id, lane3_organization_id,
         detected_at, concerned_ids, waiting_ids, created_by, created_at, updated_at)
       SELECT $1::uuid, '中間サーバーが応答しない', 'standard', false, false, true, o.id, 'prefecture', o.parent_id, n.id, now(),
         ARRAY[o.id, o.parent_id, n.id], ARRAY[o.id],
         (SELECT u.id FROM users u WHERE u.organization_id = o.id ORDER BY u.login_id LIMIT 1), now(), now()
       FROM organizations o, organizations n WHERE o.code = $2 AND n.kind = 'operator' LIMIT 1 RETURNING id, number, organization_id),
     revision AS (INSERT INTO incident_revisions (incident_id, revision, kind, "values", file_ids, at, organization_id, user_name)
       SELECT id, 1, 'first', $3::jsonb, '{}', now(), organization_id, '情報 花子' FROM opened),
     entry AS (INSERT INTO incident_entries (id, incident_id, at, kind, organization_id, user_name)
       SELECT $4::uuid, id, now(), 'opened', organization_id, '情報 花子' FROM opened)
     SELECT number FROM opened`,
    [
      newId(),
      code,
      JSON.stringify({
        ...{
          occurredAt: '',
          business: '',
          impact: '',
          persons: '',
          cause: '',
          response: '',
          recoveredAt: '',
          prevention: '',
        },
        system: '自治体中間サーバー',
        summary: '照会に応答がない',
        contactName: '情報 花子',
        contactPhone: '025-000-0000',
      }),
      newId(),
    ],
  );

/** Id of a declaration of this municipality that its center has been told of. */
export async function declarationOf(code: string): Promise<string> {
  const id = newId();
  await inserted(
    `WITH declared AS (
       INSERT INTO declarations (id, organization_id, organization_code, plan, host_code, state, reason, declared_by, declared_by_id, declared_at,
         opened_at, data_at)
       SELECT $1::uuid, o.id, o.code, 2, o.code, 'open', '庁舎が停電した', '情報 花子',
         (SELECT u.id FROM users u WHERE u.organization_id = o.id ORDER BY u.login_id LIMIT 1), now(), now(), now()
       FROM organizations o WHERE o.code = $2 RETURNING id)
     INSERT INTO declaration_steps (declaration_id, number) SELECT id, n FROM declared, generate_series(1, 3) AS n`,
    [id, code],
  );
  return id;
}

/** Id of a hand-over of this municipality's users that waits for its day. */
export async function preparedHandoverOf(code: string): Promise<string> {
  const id = newId();
  await inserted(
    `INSERT INTO prepared_handovers (id, organization_id, effective_on, text, prepared_by, prepared_name, prepared_at)
     SELECT $1::uuid, o.id, '2098-04-01', $3, u.id, u.name, now() FROM organizations o JOIN users u ON u.organization_id = o.id
     WHERE o.code = $2 ORDER BY u.login_id LIMIT 1`,
    [
      id,
      code,
      '区分,ログインID,氏名,フリガナ,役割\n追加,visited-1,試験 花子,シケン ハナコ,職員\n停止,nobody-here,,,\n',
    ],
  );
  return id;
}

/** A published answer of the center. */
export const knowledgeItem = () =>
  inserted(
    `WITH item AS (
       INSERT INTO knowledge_items (id, organization_id, category, system, published_version, title, question, answer, audience,
         form, created_at, updated_at)
       SELECT $1::uuid, o.id, 'operation', 'juki_cs', 1, 'CSの再起動',
         'CSを再起動したいのですが。', '画面の「再起動」を選んでください。', 'everybody', '', now(), now()
       FROM organizations o WHERE o.kind = 'center' RETURNING id, number, organization_id, title, question, answer, audience),
     published AS (
       INSERT INTO knowledge_versions (item_id, version, state, title, question, answer, audience, author_id, author_name, reviewer_id,
         reviewer_name, created_at, decided_at)
       SELECT i.id, 1, 'published', i.title, i.question, i.answer, i.audience, a.id, a.name, r.id, r.name, now(), now()
       FROM item i, users a, users r WHERE a.login_id = 'center-call-1' AND r.login_id = 'center-management')
     SELECT number FROM item`,
    [newId()],
  );

/** Id of a package of the center, that can be delivered. */
export async function packageOfCenter(): Promise<string> {
  const id = newId();
  await inserted(
    `INSERT INTO delivery_packages (id, name, version, kind, title, node_kinds, file_name, size, hash, organization_id, created_at, created_by)
     SELECT $1::uuid, 'visited', '1-' || left($1::text, 8) || right($1::text, 8), 'manual', '操作の手引き', ARRAY['cs'], 'manual.pdf', 1000, repeat('0', 64), o.id, now(),
       '情報 花子' FROM organizations o WHERE o.kind = 'center'`,
    [id],
  );
  return id;
}

const releasePlan = {
  nodeKinds: ['cs'],
  prefecture: '150002',
  pilots: [],
  slot: null,
  success: 100,
  error: 10,
  rollBack: true,
  limit: 0,
};

/** A release that waits for its second person, on its way to one node. */
export async function releaseOfCenter(): Promise<number> {
  await packageOfCenter();
  return inserted(
    `WITH made AS (
       INSERT INTO delivery_releases (id, package_id, organization_id, plan, starts_at, draft, draft_version, proposed_by_id, proposed_by,
         proposed_at)
       SELECT $1::uuid, p.id, p.organization_id, $2::jsonb, '2098-06-03T13:00:00Z', '{}', 1, u.id, u.name, now()
       FROM delivery_packages p, users u WHERE p.name = 'visited' AND u.organization_id = p.organization_id
         AND u.login_id <> 'center-management' LIMIT 1 RETURNING id, number),
     receipt AS (INSERT INTO delivery_receipts (release_id, node_id, wave, updated_at)
       SELECT m.id, n.id, 1, now() FROM made m, nodes n WHERE n.code = 'CS-153079')
     SELECT number FROM made`,
    [newId(), JSON.stringify(releasePlan)],
  );
}

export const job = {
  key: 'check',
  name: '状態の確認',
  nameEn: 'Check',
  command: 'status',
  params: {},
  target: { kinds: ['cs'], prefecture: '', organization: '153079', node: '' },
  after: [],
  notBefore: null,
  timeoutMinutes: 10,
  retries: 0,
  retryMinutes: 1,
  concurrency: 0,
  tolerance: 0,
};
const definition = {
  schedule: { kind: 'manual' },
  missed: 'skip',
  startWithin: null,
  endWithin: null,
  expected: null,
  jobs: [job],
};
export const runId = newId();

/** A net of the center that has run, and failed at its one node. */
export async function netThatRan(): Promise<string> {
  await inserted(
    `WITH net AS (
       INSERT INTO job_nets (id, code, organization_id, state, active_version, version)
       SELECT $1::uuid, 'VISITED', o.id, 'active', 1, 1 FROM organizations o WHERE o.kind = 'center' ON CONFLICT DO NOTHING RETURNING id),
     version AS (INSERT INTO job_net_versions (net_id, version, name, name_en, definition, reach, written_at, written_by)
       SELECT id, 1, '状態の確認', 'Check', $2::jsonb, 1, now(), '情報 花子' FROM net),
     run AS (INSERT INTO job_net_runs (id, net_id, nominal_at, version, kind, state, begun_at, ended_at)
       SELECT $3::uuid, id, now(), 1, 'manual', 'failed', now(), now() FROM net RETURNING id),
     job AS (INSERT INTO job_runs (id, run_id, key, round, position, definition, state, begun_at, ended_at)
       SELECT $4::uuid, id, 'check', 1, 0, $5::jsonb, 'failed', now(), now() FROM run RETURNING id)
     INSERT INTO job_node_runs (job_run_id, node_id, state, attempt, begun_at, ended_at, exit_code, output)
       SELECT j.id, n.id, 'failed', 1, now(), now(), 1, 'no answer' FROM job j, nodes n WHERE n.code = 'CS-153079'`,
    [newId(), JSON.stringify(definition), runId, newId(), JSON.stringify(job)],
  );
  return '/operations/jobs';
}

/** An article that this person has published. */
export async function written(page: Page): Promise<string> {
  await page.goto('/articles/new?category=01-01');
  await page.getByRole('textbox', { name: /^題名/ }).fill('証明書の更新');
  await page.getByRole('textbox', { name: /^本文/ }).fill('## 確認事項\n\n- 証明書を更新してください');
  await page.getByRole('button', { name: '掲載する' }).click();
  await page.getByText(/^1,?\d{3} 機関、メールを受け取る利用者/).waitFor();
  await page.getByRole('button', { name: '掲載する' }).click();
  await page.waitForURL(/\/articles\/ART\d{15}$/);
  return new URL(page.url()).pathname;
}

/** The preview of handing the first inquiry of the triage to a colleague. */
export async function chosenInTriage(page: Page): Promise<string> {
  await page.goto('/tickets/triage');
  const box = page.locator('input[name=chosen]').first();
  const chosen = (await box.getAttribute('value')) ?? '';
  return `/tickets/triage/bulk?${new URLSearchParams({ bulk: 'assign', chosen })}`;
}

async function inserted(statement: string, values: readonly unknown[]): Promise<number> {
  const client = new Client({ connectionString: process.env.RENKEI_E2E_DATABASE_URL });
  await client.connect();
  try {
    const { rows } = await client.query<{ number: number }>(statement, [...values]);
    return rows[0]?.number ?? 0;
  } finally {
    await client.end();
  }
}

/** Number of an open alarm about the CS of the municipality with this code. */
export const alarmOf = (code: string) =>
  inserted(
    `INSERT INTO alarms (id, key, severity, organization_id, node_id, opened_at)
     SELECT $1::uuid, 'silence:' || n.id, 'critical', n.organization_id, n.id, now() FROM nodes n JOIN organizations o ON o.id = n.organization_id
     WHERE o.code = $2 AND n.kind = 'cs' RETURNING number`,
    [newId(), code],
  );

/** Number of an extension that this municipality has asked its prefecture for. */
export const extensionOf = (code: string) =>
  inserted(
    `WITH asked AS (
       INSERT INTO extensions (id, kind, organization_id, date, from_minute, to_minute, reason, state, deadline, concerned_ids, created_by, created_at)
       SELECT $1::uuid, 'identity-verification', o.id, '2098-06-03', 1020, 1200, '夜間窓口', 'requested', '2098-06-01T00:00:00Z',
         ARRAY[o.id, o.parent_id], (SELECT u.id FROM users u WHERE u.organization_id = o.id ORDER BY u.login_id LIMIT 1), now()
       FROM organizations o WHERE o.code = $2 RETURNING id, number),
     party AS (INSERT INTO extension_parties (extension_id, organization_id, answers)
       SELECT a.id, o.parent_id, true FROM asked a, organizations o WHERE o.code = $2)
     SELECT number FROM asked`,
    [newId(), code],
  );

/** A server that has a day, though no day has been planned yet. */
export async function serverInDay(): Promise<string> {
  await inserted(
    `INSERT INTO operating_nodes (node_id, organization_id, parent_id, tier, changed_at)
     SELECT id, organization_id, parent_id, 2, now() FROM nodes WHERE code = $1 ON CONFLICT DO NOTHING`,
    ['CS-153079'],
  );
  return 'CS-153079';
}

/** Number of the demonstration's project of this municipality. */
export const projectOf = (code: string) =>
  inserted(
    'SELECT p.number FROM projects p JOIN organizations o ON o.id = p.lead_organization_id WHERE o.code = $1 ORDER BY 1 LIMIT 1',
    [code],
  );
