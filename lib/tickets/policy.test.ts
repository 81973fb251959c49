import { describe, expect, it } from 'vitest';
import { type Actor, type OrganizationKind, organizationKinds, type Role, roles } from '@/lib/access/actor';
import { idOf } from '@/lib/core/ids';
import { canAsk, canReceive, canSeeTickets, canTakeCalls, deskRolesOf, moverOf, worksAtDesk } from './policy';

const actorWith = (organizationKind: OrganizationKind, ...held: Role[]): Actor => ({
  userId: idOf('user'),
  userName: '試験 太郎',
  loginId: 'test-user',
  organizationId: idOf('organization'),
  organizationKind,
  organizationCode: '153079',
  organizationName: '試験町',
  organizationNameEn: 'Mihon-machi',
  parentOrganizationId: null,
  roles: held,
  locale: 'ja',
  sessionId: idOf('session'),
  requestId: 'request',
});

/** Roles one by one that satisfy a question, per kind of organization. */
const holders = (question: (actor: Actor) => boolean, kind: OrganizationKind) =>
  roles.filter((role) => question(actorWith(kind, role))).join(' ');

describe('who works at the desk, asks, sees, takes calls', () => {
  it.each<[OrganizationKind, string, string]>([
    [
      'municipality',
      'system_administrator system_management',
      'system_administrator system_management staff counter_clerk',
    ],
    [
      'prefecture',
      'system_administrator system_management staff',
      'system_administrator system_management staff counter_clerk',
    ],
    [
      'center',
      'system_administrator system_management call_center',
      'system_administrator system_management call_center staff counter_clerk',
    ],
    ['operator', 'system_administrator system_management staff', ''],
    ['agency', 'system_administrator system_management', 'system_administrator system_management staff counter_clerk'],
    ['vendor', 'system_administrator system_management', 'system_administrator system_management staff counter_clerk'],
  ])('%s', (kind, desk, asks) => {
    expect(holders(worksAtDesk, kind)).toBe(desk);
    expect(holders(canAsk, kind)).toBe(asks);
    expect(holders((actor) => canReceive(kind, actor.roles), kind)).toBe(desk);
    expect(holders(canTakeCalls, kind)).toBe(kind === 'center' ? desk : '');
  });

  it.each(organizationKinds)('nobody without a role does anything at a %s', (kind) => {
    const actor = actorWith(kind);
    expect([worksAtDesk(actor), canAsk(actor), canSeeTickets(actor), canTakeCalls(actor)]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it.each(organizationKinds)('an auditor of a %s sees and does nothing else', (kind) => {
    const auditor = actorWith(kind, 'auditor');
    expect(canSeeTickets(auditor)).toBe(true);
    expect(moverOf(auditor)).toMatchObject({ desk: false, asks: false });
  });

  it.each(organizationKinds)('what is told to the desk of a %s is told to whoever works there', (kind) => {
    expect(roles.filter((role) => deskRolesOf(kind).includes(role)).join(' ')).toBe(holders(worksAtDesk, kind));
  });
});
