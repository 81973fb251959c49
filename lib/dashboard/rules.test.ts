import { describe, expect, it } from 'vitest';
import type { Actor, OrganizationKind, Role } from '@/lib/access/actor';
import { type Dashboard, dashboardsOf } from './rules';

const actor = (organizationKind: OrganizationKind, roles: Role[]) => ({ organizationKind, roles }) as unknown as Actor;

describe('dashboardsOf', () => {
  it.each<[string, OrganizationKind, Role[], Dashboard[]]>([
    ['a town’s administrator', 'municipality', ['system_administrator', 'system_management'], ['municipality']],
    ['a town’s clerk', 'municipality', ['counter_clerk'], ['clerk']],
    [
      'a town’s staff who also stand at the counter',
      'municipality',
      ['staff', 'counter_clerk'],
      ['municipality', 'clerk'],
    ],
    ['a prefecture’s staff', 'prefecture', ['staff'], ['prefecture']],
    ['the call center', 'center', ['call_center'], ['call_center']],
    ['system management at the center', 'center', ['system_management'], ['management']],
    ['both at the center', 'center', ['system_administrator', 'call_center'], ['call_center', 'management']],
    ['the operator', 'operator', ['staff'], ['operator']],
    ['an auditor', 'prefecture', ['auditor'], ['auditor']],
    ['a vendor’s administrator', 'vendor', ['system_administrator'], ['municipality']],
  ])('%s', (_name, kind, roles, expected) => {
    expect(dashboardsOf(actor(kind, roles))).toEqual(expected);
  });
});
