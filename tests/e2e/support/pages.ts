import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';

/** Who opens a page, and how its address is found: as it stands, or behind the first link of a list. */
export interface Visit {
  readonly who: string;
  readonly list?: string;
  readonly link?: RegExp;
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
  '/notifications': byAdministrator,
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

export async function addressOf(page: Page, route: string, { list, link }: Visit): Promise<string> {
  if (list === undefined || link === undefined) return route;
  await page.goto(list);
  const links = await page.locator('a[href]').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
  const found = links.find((href) => link.test(href));
  if (found === undefined) throw new Error(`no link to ${route} on ${list}`);
  return found;
}
