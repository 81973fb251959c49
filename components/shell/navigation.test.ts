import { describe, expect, it } from 'vitest';
import type { Actor, OrganizationKind, Role } from '@/lib/access/actor';
import { idOf } from '@/lib/core/ids';
import { isCurrent } from './current';
import { navigationOf } from './navigation';

function actor(organizationKind: OrganizationKind, ...roles: Role[]): Actor {
  return {
    userId: idOf('u'),
    userName: '見本 花子',
    loginId: 'mihon',
    organizationId: idOf('o'),
    organizationKind,
    organizationCode: '000000',
    organizationName: '見本町',
    organizationNameEn: 'Mihon-machi',
    parentOrganizationId: null,
    roles,
    locale: 'ja',
    sessionId: idOf('s'),
    requestId: 'r',
  };
}

const everybody = [
  '/',
  '/network',
  '/operations',
  '/organizations',
  '/articles',
  '/applications',
  '/incidents',
  '/deliveries',
  '/campaigns',
  '/tests',
  '/training',
  '/statistics/provision',
  '/statistics/disclosure',
  '/projects',
  '/operation-plans',
  '/continuity',
  '/contacts',
  '/knowledge',
  '/notifications',
  '/settings/profile',
];

describe('menu', () => {
  it.each([
    [
      'an administrator of a town',
      actor('municipality', 'system_administrator'),
      ['/tickets', '/admin/users', '/admin/audit'],
    ],
    ['staff of a town', actor('municipality', 'staff'), ['/tickets']],
    ['the call center', actor('center', 'call_center'), ['/tickets']],
    [
      'system management of the center',
      actor('center', 'system_management'),
      ['/tickets', '/admin/users', '/admin/organizations', '/admin/audit'],
    ],
    ['an auditor', actor('prefecture', 'auditor'), ['/tickets', '/admin/users', '/admin/audit']],
  ])('of %s', (_, who, own) => {
    const { main, administration } = navigationOf(who, 'ja');
    const hrefs = [...main, ...administration].map(({ href }) => href);
    expect([...hrefs].sort()).toEqual([...everybody, ...own].sort());
  });
});

describe('current item', () => {
  it.each([
    ['/', '/', true],
    ['/', '/tickets', false],
    ['/tickets', '/tickets', true],
    ['/tickets', '/tickets/26-012345-8', true],
    ['/tickets', '/ticketsandmore', false],
    ['/settings/profile', '/settings/security', true],
    ['/admin/users', '/admin/audit', false],
  ])('%s on %s: %s', (href, path, expected) => {
    expect(isCurrent(href, path)).toBe(expected);
  });
});
