import { describe, expect, it } from 'vitest';
import type { OrganizationKind, Role } from '@/lib/access/actor';
import { idOf } from '@/lib/core/ids';
import { type FactorPolicy, isIssuedPasswordDead, needsSecondFactor, nextStep, whyClosed } from './rules';
import type { Account, LogInProgress } from './types';

const account: Account = {
  userId: idOf('u'),
  userName: '人',
  loginId: 'somebody',
  locale: 'ja',
  organizationId: idOf('o'),
  organizationName: '町',
  organizationKind: 'municipality',
  roles: ['staff'],
  passwordHash: 'hash',
  passwordSetAt: null,
  mustChangePassword: false,
  lastLoginAt: null,
  userDisabled: false,
  organizationDisabled: false,
  organizationEnds: null,
  hasTotp: false,
  passkeys: 0,
};
const now = new Date('2026-11-20T15:00:00Z'); // 2026-11-21 00:00 in Japan

describe('who must have a second factor', () => {
  it.each<[FactorPolicy, OrganizationKind, Role[], boolean]>([
    ['optional', 'center', ['system_management'], false],
    ['privileged', 'municipality', ['staff'], false],
    ['privileged', 'municipality', ['counter_clerk'], false],
    ['privileged', 'municipality', ['system_administrator'], true],
    ['privileged', 'prefecture', ['staff', 'system_management'], true],
    ['privileged', 'center', ['call_center'], true],
    ['privileged', 'operator', ['auditor'], true],
    ['everybody', 'municipality', ['staff'], true],
  ])('%s: %s %s → %s', (policy, organizationKind, roles, needed) => {
    expect(needsSecondFactor(policy, { organizationKind, roles })).toBe(needed);
  });
});

describe('closed accounts', () => {
  it.each<[string, Partial<Account>, string | null]>([
    ['an ordinary one', {}, null],
    ['disabled', { userDisabled: true }, 'user_disabled'],
    ['organization disabled', { organizationDisabled: true }, 'organization_disabled'],
    ['merged today, Japanese time', { organizationEnds: '2026-11-21' }, 'organization_ended'],
    ['merged tomorrow', { organizationEnds: '2026-11-22' }, null],
    ['no role left', { roles: [] }, 'no_role'],
  ])('%s', (_name, changes, reason) => {
    expect(whyClosed({ ...account, ...changes }, now)).toBe(reason);
  });
});

describe('an issued password', () => {
  const issued = (days: number) => ({
    ...account,
    mustChangePassword: true,
    passwordSetAt: new Date(now.getTime() - days * 86_400_000),
  });
  it('lives thirty days', () => {
    expect(isIssuedPasswordDead(issued(30), now)).toBe(false);
    expect(isIssuedPasswordDead(issued(30.01), now)).toBe(true);
  });
  it('is no longer one when its owner has chosen another', () => {
    expect(isIssuedPasswordDead({ ...issued(400), mustChangePassword: false }, now)).toBe(false);
  });
});

describe('what a log-in still owes', () => {
  const progress: LogInProgress = { method: 'password', secondFactor: null, next: '/' };
  const admin: Partial<Account> = { roles: ['system_administrator'] };
  it.each<[string, Partial<Account>, Partial<LogInProgress>, FactorPolicy, string | null]>([
    ['nothing', {}, {}, 'optional', null],
    ['the factor one has, though nobody asks for it', { hasTotp: true }, {}, 'optional', 'factor'],
    ['a passkey as well', { passkeys: 1 }, {}, 'optional', 'factor'],
    ['nothing after the factor', { hasTotp: true }, { secondFactor: 'totp' }, 'privileged', null],
    ['to register one', admin, {}, 'privileged', 'enroll'],
    ['nothing when the provider asked', admin, { method: 'oidc', secondFactor: 'provider' }, 'privileged', null],
    ['ours when the provider did not', admin, { method: 'oidc' }, 'privileged', 'enroll'],
    ['a password of one’s own', { mustChangePassword: true }, {}, 'optional', 'password'],
    ['the factor first', { mustChangePassword: true, hasTotp: true }, {}, 'optional', 'factor'],
    [
      'then the password',
      { mustChangePassword: true, hasTotp: true },
      { secondFactor: 'totp' },
      'optional',
      'password',
    ],
    [
      'no password after a passkey',
      { mustChangePassword: true },
      { method: 'passkey', secondFactor: 'passkey' },
      'optional',
      null,
    ],
  ])('%s', (_name, changes, done, policy, step) => {
    expect(nextStep({ ...account, ...changes }, { ...progress, ...done }, policy)).toBe(step);
  });
});
