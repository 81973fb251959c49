import type { Page } from '@playwright/test';
import {
  alarmOf,
  applicationOf,
  chosenInTriage,
  declarationOf,
  draftCampaignOfCenter,
  extensionOf,
  incidentOf,
  knowledgeItem,
  netThatRan,
  packageOfCenter,
  preparedHandoverOf,
  projectOf,
  releaseOfCenter,
  runId,
  serverInDay,
  written,
} from './rows';

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
  '/admin/users/handover/[id]': {
    ...byAdministrator,
    make: async () => `/admin/users/handover/${await preparedHandoverOf('153079')}`,
  },
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
  '/campaigns': byAdministrator,
  '/campaigns/[number]': { who: 'center-management', list: '/campaigns', link: /^\/campaigns\/\d+$/ },
  '/campaigns/[number]/edit': {
    who: 'center-management',
    make: async () => `/campaigns/${await draftCampaignOfCenter()}/edit`,
  },
  '/campaigns/[number]/targets': {
    who: 'niigata-admin',
    make: async (page) => `${await linkOn(page, '/campaigns', /^\/campaigns\/\d+$/)}/targets`,
  },
  '/campaigns/[number]/targets/[code]': {
    who: 'niigata-admin',
    make: async (page) => `${await linkOn(page, '/campaigns', /^\/campaigns\/\d+$/)}/targets/153079`,
  },
  '/campaigns/new': { who: 'center-management' },
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
  '/deliveries/calendar': { who: 'center-management' },
  '/deliveries/keys': { who: 'center-management' },
  '/deliveries/new': {
    who: 'center-management',
    make: async () => {
      await packageOfCenter();
      return '/deliveries/new';
    },
  },
  '/deliveries/packages/[id]': {
    who: 'center-management',
    make: async () => `/deliveries/packages/${await packageOfCenter()}`,
  },
  '/deliveries/packages/new': { who: 'center-management' },
  '/deliveries/servers/[code]': {
    ...byAdministrator,
    make: async () => {
      await releaseOfCenter();
      return '/deliveries/servers/CS-153079';
    },
  },
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
  '/network/places': byAdministrator,
  '/network/places/new': byAdministrator,
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
  '/network/lines/new': { who: 'niigata-admin' },
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
  '/operation-plans': byAdministrator,
  '/operation-plans/[id]': {
    ...byAdministrator,
    list: '/operation-plans',
    link: /^\/operation-plans\/[0-9a-f-]{36}$/,
  },
  '/operation-plans/new': byAdministrator,
  '/projects': { who: 'center-management' },
  '/projects/[number]': { ...byAdministrator, make: async () => `/projects/${await projectOf('153079')}` },
  '/projects/[number]/checks': {
    ...byAdministrator,
    make: async () => `/projects/${await projectOf('153079')}/checks`,
  },
  '/projects/[number]/items/[key]': {
    ...byAdministrator,
    make: async () => `/projects/${await projectOf('153079')}/items/software`,
  },
  '/projects/[number]/risks': { ...byAdministrator, make: async () => `/projects/${await projectOf('153079')}/risks` },
  '/projects/[number]/tuning': {
    ...byAdministrator,
    make: async () => `/projects/${await projectOf('153079')}/tuning`,
  },
  '/projects/new': byAdministrator,
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
  '/statistics/disclosure': { who: 'center-management' },
  '/statistics/disclosure/[number]': {
    ...byAdministrator,
    list: '/statistics/disclosure?register=linkage',
    link: /^\/statistics\/disclosure\/\d+$/,
  },
  '/statistics/disclosure/new': byAdministrator,
  '/statistics/disclosure/records': byAdministrator,
  '/statistics/provision': { who: 'center-management' },
  '/statistics/provision/import': { who: 'center-management' },
  '/tests': byAdministrator,
  '/tests/[code]': { ...byAdministrator, list: '/tests', link: /^\/tests\/[0-9a-z-]+$/ },
  '/tickets': { who: 'niigata-admin' },
  '/tickets/[number]': { who: 'niigata-admin', list: '/tickets', link: /^\/tickets\/\d\d-\d{6}-\d$/ },
  '/tickets/desk': { who: 'center-management' },
  '/tickets/new': byAdministrator,
  '/tickets/phone': { who: 'center-call-1' },
  '/tickets/reports': { who: 'niigata-admin' },
  '/tickets/triage': { who: 'niigata-admin' },
  '/tickets/triage/bulk': { who: 'niigata-admin', make: chosenInTriage },
  '/tickets/triage/shift': { who: 'niigata-admin' },
  '/training': byAdministrator,
  '/training/courses/[number]': { ...byAdministrator, make: async () => '/training/courses/3' },
  '/training/enrolments': byAdministrator,
  '/training/enrolments/new': byAdministrator,
  '/training/organizations': { who: 'niigata-admin' },
  '/training/plan': byAdministrator,
  '/training/plans': { who: 'niigata-admin' },
  '/training/sessions': { who: 'niigata-admin' },
  '/ui': byAdministrator,
};

export async function addressOf(page: Page, route: string, { list, link, make }: Visit): Promise<string> {
  if (make !== undefined) return make(page);
  if (list === undefined || link === undefined) return route;
  return linkOn(page, list, link);
}

async function linkOn(page: Page, list: string, link: RegExp): Promise<string> {
  const text = await (await page.request.get(list)).text();
  const links = Array.from(text.matchAll(/href="([^"]+)"/g), ([, href = '']) => href.replaceAll('&amp;', '&'));
  const found = links.find((href) => link.test(href));
  if (found === undefined) throw new Error(`no link like ${link} on ${list}`);
  return found;
}
