import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { Client } from 'pg';
import { newId } from '@/lib/core/ids';

/** Who opens a page, and how its address is found: as it stands, or behind the first link of a list. */
export interface Visit {
  readonly who: string;
  readonly list?: string;
  readonly link?: RegExp;
  /** Puts what the page shows into the database, where the demonstration has none; its address. */
  readonly make?: (page: Page) => Promise<string>;
}

const byAdministrator = { who: 'seiro-admin' };

/** Every page of the portal. A page that is missing here fails the test. */
export const visits: Readonly<Record<string, Visit>> = {
  '/': byAdministrator,
  '/admin/audit': { who: 'center-audit' },
  '/admin/audit/[id]': { who: 'center-audit', list: '/admin/audit', link: /^\/admin\/audit\/[0-9a-f-]{36}/ },
  '/admin/organizations': { who: 'center-management' },
  '/admin/organizations/new': {
    who: 'center-management',
    list: '/admin/organizations',
    link: /^\/admin\/organizations\/new/,
  },
  '/admin/users': byAdministrator,
  '/admin/users/[id]': { ...byAdministrator, list: '/admin/users', link: /^\/admin\/users\/[0-9a-f-]{36}/ },
  '/admin/users/handover': byAdministrator,
  '/admin/users/new': byAdministrator,
  '/applications': byAdministrator,
  '/applications/[number]': { ...byAdministrator, make: async () => `/applications/${await applicationOf('153079')}` },
  '/applications/connections': byAdministrator,
  '/applications/deputies': { who: 'niigata-admin' },
  '/applications/forms': { who: 'operator' },
  '/applications/forms/[code]': {
    who: 'operator',
    list: '/applications/forms',
    link: /^\/applications\/forms\/[^/?]+$/,
  },
  '/applications/new': byAdministrator,
  '/articles': byAdministrator,
  '/articles/[number]': { ...byAdministrator, list: '/articles', link: /^\/articles\/ART\d{15}$/ },
  '/articles/[number]/edit': { who: 'operator', make: async (page) => `${await written(page)}/edit` },
  '/articles/[number]/readers': { who: 'operator', make: async (page) => `${await written(page)}/readers` },
  '/articles/[number]/revisions': { who: 'operator', make: async (page) => `${await written(page)}/revisions` },
  '/articles/categories': { who: 'operator' },
  '/articles/groups': byAdministrator,
  '/articles/new': { who: 'operator' },
  '/contacts': byAdministrator,
  '/contacts/checks': { who: 'niigata-admin' },
  '/continuity': byAdministrator,
  '/continuity/declarations/[id]': {
    ...byAdministrator,
    make: async () => `/continuity/declarations/${await declarationOf('153079')}`,
  },
  '/continuity/inventory': byAdministrator,
  '/continuity/plans': byAdministrator,
  '/deliveries': { who: 'center-management' },
  '/deliveries/[number]': { who: 'center-management', make: async () => `/deliveries/${await releaseOfCenter()}` },
  '/deliveries/keys': { who: 'center-management' },
  '/deliveries/new': {
    who: 'center-management',
    make: async () => {
      await packageOfCenter();
      return '/deliveries/new';
    },
  },
  '/deliveries/packages/new': { who: 'center-management' },
  '/incidents': byAdministrator,
  '/incidents/[number]': { ...byAdministrator, make: async () => `/incidents/${await incidentOf('153079')}` },
  '/incidents/deadlines': { who: 'operator' },
  '/incidents/new': byAdministrator,
  '/incidents/statistics': byAdministrator,
  '/knowledge': { who: 'center-call-1' },
  '/knowledge/[number]': { who: 'center-call-1', make: async () => `/knowledge/${await knowledgeItem()}` },
  '/knowledge/[number]/edit': { who: 'center-call-1', make: async () => `/knowledge/${await knowledgeItem()}/edit` },
  '/knowledge/new': { who: 'center-call-1' },
  '/mailbox': byAdministrator,
  '/mailbox/[id]': { ...byAdministrator, list: '/mailbox', link: /^\/mailbox\/[0-9a-f-]{36}/ },
  '/network': byAdministrator,
  '/network/alarms/[number]': { ...byAdministrator, make: async () => `/network/alarms/${await alarmOf('153079')}` },
  '/network/alarms': byAdministrator,
  '/network/events': byAdministrator,
  '/network/lines/[code]': { ...byAdministrator, list: '/network', link: /^\/network\/lines\/ML-153079/ },
  '/network/nodes/[code]/manage': {
    ...byAdministrator,
    list: '/network/nodes/CS-153079',
    link: /^\/network\/nodes\/CS-153079\/manage/,
  },
  '/network/nodes/new': byAdministrator,
  '/network/prefectures/[code]/kind': {
    who: 'niigata-admin',
    list: '/network',
    link: /^\/network\/prefectures\/150002\/kind/,
  },
  '/network/settings': { who: 'center-management' },
  '/network/settings/limits/[kind]': {
    who: 'center-management',
    list: '/network/settings',
    link: /^\/network\/settings\/limits\/disk/,
  },
  '/network/settings/rules/[id]': {
    who: 'center-management',
    list: '/network/settings',
    link: /^\/network\/settings\/rules\/[0-9a-f-]{36}/,
  },
  '/network/systems': byAdministrator,
  '/network/systems/[code]': { who: 'center-management', list: '/network/systems', link: /^\/network\/systems\/JUKI/ },
  '/network/nodes/[code]': {
    ...byAdministrator,
    list: '/network',
    link: /^\/network\/nodes\/CS-153079/,
  },
  '/network/prefectures/[code]': {
    who: 'center-management',
    list: '/network',
    link: /^\/network\/prefectures\/150002$/,
  },
  '/notifications': byAdministrator,
  '/operations': { who: 'center-management' },
  '/operations/calendar': { who: 'niigata-admin' },
  '/operations/calendar/confirm': {
    who: 'niigata-admin',
    make: async () =>
      '/operations/calendar/confirm?change=closure&date=2098-06-03&name=%E8%A8%98%E5%BF%B5%E6%97%A5&nameEn=',
  },
  '/operations/calendar/holidays': { who: 'center-management' },
  '/operations/calendar/holidays/import': { who: 'center-management' },
  '/operations/extensions': byAdministrator,
  '/operations/extensions/[number]': {
    ...byAdministrator,
    make: async () => `/operations/extensions/${await extensionOf('153079')}`,
  },
  '/operations/extensions/new': byAdministrator,
  '/operations/jobs': { who: 'center-management' },
  '/operations/jobs/[code]': { who: 'center-management', make: async () => `${await netThatRan()}/VISITED` },
  '/operations/jobs/[code]/edit': { who: 'center-management', make: async () => `${await netThatRan()}/VISITED/edit` },
  '/operations/jobs/new': { who: 'center-management' },
  '/operations/jobs/runs/[id]': { who: 'center-management', make: async () => `${await netThatRan()}/runs/${runId}` },
  '/operations/jobs/runs/[id]/[job]': {
    who: 'center-management',
    make: async () => `${await netThatRan()}/runs/${runId}/check`,
  },
  '/operations/prefectures/[code]': { ...byAdministrator, make: async () => '/operations/prefectures/150002' },
  '/operations/servers/[code]': { ...byAdministrator, make: async () => `/operations/servers/${await serverInDay()}` },
  '/operations/stops': byAdministrator,
  '/operations/stops/confirm': {
    ...byAdministrator,
    make: async () =>
      '/operations/stops/confirm?title=x&subject=CS-153079&startsAt=2098-06-03T13:00&endsAt=2098-06-03T14:00&reason=x',
  },
  '/operations/stops/new': byAdministrator,
  '/operations/window': byAdministrator,
  '/organizations': byAdministrator,
  '/organizations/[code]': { ...byAdministrator, list: '/organizations?q=153079', link: /^\/organizations\/153079$/ },
  '/organizations/[code]/contacts/[id]': {
    ...byAdministrator,
    list: '/organizations/153079',
    link: /^\/organizations\/153079\/contacts\/[0-9a-f-]{36}/,
  },
  '/organizations/[code]/contacts/new': {
    ...byAdministrator,
    list: '/organizations/153079',
    link: /^\/organizations\/153079\/contacts\/new/,
  },
  '/settings/notifications': byAdministrator,
  '/settings/profile': byAdministrator,
  '/settings/security': byAdministrator,
  '/settings/security/authenticator': byAdministrator,
  '/settings/security/password': byAdministrator,
  '/settings/security/recovery-codes': byAdministrator,
  '/tickets': { who: 'niigata-admin' },
  '/tickets/[number]': { who: 'niigata-admin', list: '/tickets', link: /^\/tickets\/\d\d-\d{6}-\d$/ },
  '/tickets/new': byAdministrator,
  '/tickets/phone': { who: 'center-call-1' },
  '/tickets/triage': { who: 'niigata-admin' },
  '/tickets/triage/bulk': { who: 'niigata-admin', make: chosenInTriage },
  '/tickets/triage/shift': { who: 'niigata-admin' },
  '/ui': byAdministrator,
};

const onSite = 'only a site of a municipality has it; `scripts/lib/site` starts one';

/** Pages of the portal that no visit reaches, with the reason. */
export const notVisited: Readonly<Record<string, string>> = {
  '/continuity/applications': onSite,
  '/continuity/declare': onSite,
  '/continuity/keys': onSite,
};

/** The dashboards of the other roles; the same page, other contents. */
export const dashboards = [
  'niigata-admin',
  'center-call-1',
  'center-management',
  'operator',
  'seiro-clerk',
  'center-audit',
];

/** Pages that the national portal does not have; journeys of their own visit them. */
const elsewhere = /^\/counter(\/|$)/;

/** The addresses of the portal's pages after log-in, from the file system. */
export function listPages(): string[] {
  const top = 'app/(portal)';
  return readdirSync(top, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'page.tsx')
    .map((file) => `/${path.dirname(file)}`.replace(/^\/\.$/, '/'))
    .filter((route) => !elsewhere.test(route))
    .sort();
}

export async function addressOf(page: Page, route: string, { list, link, make }: Visit): Promise<string> {
  if (make !== undefined) return make(page);
  if (list === undefined || link === undefined) return route;
  const text = await (await page.request.get(list)).text();
  const links = Array.from(text.matchAll(/href="([^"]+)"/g), ([, href = '']) => href.replaceAll('&amp;', '&'));
  const found = links.find((href) => link.test(href));
  if (found === undefined) throw new Error(`no link to ${route} on ${list}`);
  return found;
}

/** An application that this municipality has sent to its prefecture. */
const applicationOf = (code: string) =>
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

/** An incident that this municipality has opened. */
const incidentOf = (code: string) =>
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
        system: '自治体中間サーバー',
        summary: '照会に応答がない',
        contactName: '情報 花子',
        contactPhone: '025-000-0000',
      }),
      newId(),
    ],
  );

/** Id of a declaration of this municipality that its center has been told of. */
async function declarationOf(code: string): Promise<string> {
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

/** A published answer of the center. */
const knowledgeItem = () =>
  inserted(
    `WITH item AS (
       INSERT INTO knowledge_items (id, number, organization_id, category, system, published_version, title, question, answer, audience,
         form, created_at, updated_at)
       SELECT $1::uuid, (SELECT coalesce(max(number), 900) + 1 FROM knowledge_items), o.id, 'operation', 'juki_cs', 1, 'CSの再起動',
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

/** A package of the center, that can be delivered. */
const packageOfCenter = () =>
  inserted(
    `INSERT INTO delivery_packages (id, name, version, kind, title, node_kinds, file_name, size, hash, organization_id, created_at, created_by)
     SELECT $1::uuid, 'visited', '1-' || left($1, 8) || right($1, 8), 'manual', '操作の手引き', ARRAY['cs'], 'manual.pdf', 1000, repeat('0', 64), o.id, now(),
       '情報 花子' FROM organizations o WHERE o.kind = 'center'`,
    [newId()],
  );

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
async function releaseOfCenter(): Promise<number> {
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

const job = {
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
const runId = newId();

/** A net of the center that has run, and failed at its one node. */
async function netThatRan(): Promise<string> {
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
async function written(page: Page): Promise<string> {
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
async function chosenInTriage(page: Page): Promise<string> {
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
const alarmOf = (code: string) =>
  inserted(
    `INSERT INTO alarms (id, key, severity, organization_id, node_id, opened_at)
     SELECT $1::uuid, 'silence:' || n.id, 'critical', n.organization_id, n.id, now() FROM nodes n JOIN organizations o ON o.id = n.organization_id
     WHERE o.code = $2 AND n.kind = 'cs' RETURNING number`,
    [newId(), code],
  );

/** Number of an extension that this municipality has asked its prefecture for. */
const extensionOf = (code: string) =>
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
async function serverInDay(): Promise<string> {
  await inserted(
    `INSERT INTO operating_nodes (node_id, organization_id, parent_id, tier, changed_at)
     SELECT id, organization_id, parent_id, 2, now() FROM nodes WHERE code = $1 ON CONFLICT DO NOTHING`,
    ['CS-153079'],
  );
  return 'CS-153079';
}
