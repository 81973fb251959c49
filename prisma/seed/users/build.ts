import type { OrganizationKind, Role } from '@/lib/access/actor';
import { personas } from '@/lib/accounts/demonstration/constants';
import type { OrganizationId, UserId } from '@/lib/core/ids';
import { seedNumber, userSeedId } from '../ids';
import type { SeedOrganization } from '../organizations/build';
import { inventedName } from './names';

export interface SeedUser {
  readonly id: UserId;
  readonly organizationId: OrganizationId;
  readonly loginId: string;
  readonly name: string;
  readonly kana: string;
  readonly email: string;
  readonly phone: string;
  readonly roles: readonly Role[];
}

type Team = readonly (readonly [count: number, roles: readonly Role[]])[];

const administrator: readonly Role[] = ['system_administrator', 'system_management'];

/** Who works in an organization of a kind, besides its personas: about 6,000 people in all. */
const teams: Readonly<Record<OrganizationKind, Team>> = {
  municipality: [
    [1, administrator],
    [1, ['staff']],
    [1, ['counter_clerk']],
  ],
  prefecture: [
    [2, administrator],
    [1, ['system_management']],
    [4, ['staff']],
    [1, ['auditor']],
  ],
  center: [
    [10, ['system_administrator']],
    [10, ['system_management']],
    [36, ['call_center']],
    [4, ['auditor']],
  ],
  operator: [
    [8, ['system_management']],
    [10, ['staff']],
    [2, ['auditor']],
  ],
  agency: [
    [1, administrator],
    [3, ['staff']],
  ],
  vendor: [
    [1, administrator],
    [2, ['staff']],
  ],
};

const cityTeam: Team = [
  ...teams.municipality,
  [1, administrator],
  [3, ['staff']],
  [1, ['counter_clerk']],
  [1, ['auditor']],
];

/** Cities designated by ordinance have codes ??1?0x, except in Tokyo, where those are the special wards. */
function isLargeCity(code: string): boolean {
  return /^\d\d1\d{3}$/.test(code);
}

function contactOf(loginId: string, code: string): { email: string; phone: string } {
  const area = /^\d/.test(code) ? code.slice(0, 2) : '00';
  const extension = String(seedNumber(`phone:${loginId}`, 10_000)).padStart(4, '0');
  return { email: `${loginId}@${code.toLowerCase()}.lg.example`, phone: `0${area}-000-${extension}` };
}

function membersOf({ id, code, kind }: SeedOrganization): SeedUser[] {
  const team = kind === 'municipality' && isLargeCity(code) ? cityTeam : teams[kind];
  const roleSets = team.flatMap(([count, roles]) => Array.from({ length: count }, () => roles));
  return roleSets.map((roles, index) => {
    const loginId = `${code.toLowerCase()}-${String(index + 1).padStart(2, '0')}`;
    return {
      id: userSeedId(loginId),
      organizationId: id,
      loginId,
      roles,
      ...inventedName(loginId),
      ...contactOf(loginId, code),
    };
  });
}

/** Personas and the rest of the country, all with the demonstration's password. */
export function buildUsers(organizations: readonly SeedOrganization[]): SeedUser[] {
  const idOf = new Map(organizations.map(({ id, code }) => [code, id]));
  const named = personas.map(({ loginId, organizationCode, roles, name, kana }) => {
    const organizationId = idOf.get(organizationCode);
    if (organizationId === undefined)
      throw new Error(`persona ${loginId}: no organization has code ${organizationCode}`);
    return {
      id: userSeedId(loginId),
      organizationId,
      loginId,
      roles,
      name,
      kana,
      ...contactOf(loginId, organizationCode),
    };
  });
  return [...named, ...organizations.flatMap(membersOf)];
}
