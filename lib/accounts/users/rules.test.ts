import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roles as allRoles, organizationKinds, type Role } from '@/lib/access/actor';
import { cases } from '@/tests/support/proof';
import { grantableRoles, judgeRoles, mayTouch, rolesOfKind } from './rules';

const adm: Role = 'system_administrator';
const man: Role = 'system_management';

describe('which role may grant which', () => {
  it.each<[string, Role[], 'municipality' | 'center', Role[]]>([
    ['system management of a town: all', [man], 'municipality', [man, adm, 'staff', 'counter_clerk', 'auditor']],
    [
      'administrator of a town: all but system management',
      [adm],
      'municipality',
      [adm, 'staff', 'counter_clerk', 'auditor'],
    ],
    ['both', [adm, man], 'municipality', [man, adm, 'staff', 'counter_clerk', 'auditor']],
    ['administrator of the center', [adm], 'center', [adm, 'call_center', 'staff', 'auditor']],
    ['staff: nothing', ['staff'], 'municipality', []],
    ['counter clerk: nothing', ['counter_clerk'], 'municipality', []],
    ['call center: nothing', ['call_center'], 'center', []],
    ['auditor: nothing', ['auditor'], 'municipality', []],
    ['an auditor who is administrator as well: nothing', ['auditor', man], 'municipality', []],
    ['nobody: nothing', [], 'municipality', []],
  ])('%s', (_name, granter, kind, granted) => {
    expect(grantableRoles(granter, kind)).toEqual(granted);
  });
});

describe('whose account may be touched', () => {
  it.each<[string, Role[], Role[], boolean]>([
    ['an administrator, a staff member', [adm], ['staff'], true],
    ['an administrator, an equal', [adm], [adm], true],
    ['an administrator, system management', [adm], [man], false],
    ['an administrator, somebody who is both', [adm], [adm, man], false],
    ['system management, an administrator', [man], [adm], true],
    ['staff, an auditor', ['staff'], ['auditor'], false],
    ['an auditor, a staff member', ['auditor'], ['staff'], false],
    ['an administrator, somebody without roles', [adm], [], true],
  ])('%s: %s → %s', (_name, keeper, target, may) => {
    expect(mayTouch(keeper, target)).toBe(may);
  });
});

describe('changing roles', () => {
  const change = (keeper: Role[], before: Role[], after: Role[], own = false) =>
    judgeRoles({ keeper, kind: 'municipality', before, after, own });
  it.each<[string, Role[], Role[], Role[], boolean, string | null]>([
    ['give staff the counter', [adm], ['staff'], ['staff', 'counter_clerk'], false, null],
    ['make a clerk administrator', [adm], ['counter_clerk'], [adm], false, null],
    ['promote beyond oneself', [adm], ['staff'], [man], false, 'accounts.roleNotGrantable'],
    ['demote a higher one', [adm], [man], ['staff'], false, 'accounts.higherRole'],
    ['take everything away', [adm], ['staff'], [], false, 'required'],
    ['a role the kind does not know', [man], ['staff'], ['call_center'], false, 'accounts.roleNotGrantable'],
    ['auditor beside another', [man], ['staff'], ['staff', 'auditor'], false, 'accounts.auditorAlone'],
    ['auditor alone', [man], ['staff'], ['auditor'], false, null],
    ['promote oneself', [adm], [adm], [adm, man], true, 'accounts.ownAccount'],
    ['demote oneself', [man], [man], ['staff'], true, 'accounts.ownAccount'],
    ['leave oneself as one is', [man], [man], [man], true, null],
    ['keep a role from before that one could not grant', [man], ['call_center'], ['call_center', 'staff'], false, null],
    ['staff changes somebody', ['staff'], ['staff'], ['counter_clerk'], false, 'accounts.higherRole'],
  ])('%s', (_name, keeper, before, after, own, code) => {
    expect(change(keeper, before, after, own)).toBe(code);
  });

  it('never lifts anybody above the keeper', () => {
    const some = fc.uniqueArray(fc.constantFrom(...allRoles));
    const ladder: Role[] = ['auditor', 'staff', adm, man];
    const rank = (roles: readonly Role[]) =>
      Math.max(-1, ...roles.map((role) => Math.max(ladder.indexOf(role), role === 'auditor' ? 0 : 1)));
    fc.assert(
      fc.property(some, some, some, fc.constantFrom(...organizationKinds), (keeper, before, after, kind) => {
        const verdict = judgeRoles({ keeper, kind, before, after, own: false });
        const raised = after.filter((role) => !before.includes(role));
        if (verdict === null && raised.length > 0) {
          expect(rank(after)).toBeLessThanOrEqual(rank(keeper));
          expect(raised.every((role) => rolesOfKind[kind].includes(role))).toBe(true);
        }
      }),
      cases(),
    );
  });
});
