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
  readonly make?: () => Promise<string>;
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
  '/contacts': byAdministrator,
  '/mailbox': byAdministrator,
  '/mailbox/[id]': { ...byAdministrator, list: '/mailbox', link: /^\/mailbox\/[0-9a-f-]{36}/ },
  '/network': byAdministrator,
  '/network/alarms/[number]': { ...byAdministrator, make: async () => `/network/alarms/${await alarmOf('153079')}` },
  '/network/events': byAdministrator,
  '/network/nodes/[code]': {
    ...byAdministrator,
    list: '/network/prefectures/150002',
    link: /^\/network\/nodes\/CS-153079/,
  },
  '/network/prefectures/[code]': {
    ...byAdministrator,
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
  '/ui': byAdministrator,
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

/** The addresses of the pages after log-in, from the file system. */
export function listPages(): string[] {
  const top = 'app/(portal)';
  return readdirSync(top, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'page.tsx')
    .map((file) => `/${path.dirname(file)}`.replace(/^\/\.$/, '/'))
    .sort();
}

export async function addressOf(page: Page, route: string, { list, link, make }: Visit): Promise<string> {
  if (make !== undefined) return make();
  if (list === undefined || link === undefined) return route;
  const text = await (await page.request.get(list)).text();
  const links = Array.from(text.matchAll(/href="([^"]+)"/g), ([, href = '']) => href.replaceAll('&amp;', '&'));
  const found = links.find((href) => link.test(href));
  if (found === undefined) throw new Error(`no link to ${route} on ${list}`);
  return found;
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
