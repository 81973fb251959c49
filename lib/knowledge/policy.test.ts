import { expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { idOf } from '@/lib/core/ids';
import { canReview, canWriteKnowledge } from './policy';

const actor = (organizationKind: Actor['organizationKind'], roles: Actor['roles'], userId = 'a') =>
  ({ organizationKind, roles, userId }) as Actor;

it.each([
  ['the call center', actor('center', ['call_center']), true],
  ['system management of the center', actor('center', ['system_management']), true],
  ['an auditor of the center', actor('center', ['auditor']), false],
  ['a prefecture', actor('prefecture', ['system_administrator']), false],
] as const)('%s writes: %s', (_name, who, expected) => expect(canWriteKnowledge(who)).toBe(expected));

it('nobody reviews what they wrote', () => {
  expect(canReview(actor('center', ['call_center'], 'a'), idOf('a'))).toBe(false);
  expect(canReview(actor('center', ['call_center'], 'b'), idOf('a'))).toBe(true);
});
