import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { branded } from '@/tests/support/plain';
import { cases } from '@/tests/support/proof';
import { type DecisionKind, decisionKinds } from './constants';
import { type Applicant, routeOf, standingOf, type Tiers } from './rules';
import type { Decision, FormStep } from './types';

const log = (...kinds: DecisionKind[]): Decision[] => kinds.map((kind) => ({ kind }));

describe('the standing follows from the log', () => {
  it.each<[string, Decision[], string, number | null]>([
    ['nothing filed', log(), 'draft', null],
    ['filed', log('submitted'), 'in_review', 0],
    ['approved once of three', log('submitted', 'approved'), 'in_review', 1],
    ['returned by the second', log('submitted', 'approved', 'returned'), 'returned', 1],
    [
      'filed again: with the second, not with the first',
      log('submitted', 'approved', 'returned', 'resubmitted'),
      'in_review',
      1,
    ],
    ['approved by all', log('submitted', 'approved', 'approved', 'approved'), 'approved', null],
    ['rejected', log('submitted', 'approved', 'rejected'), 'rejected', null],
    [
      'rejected, and an approval after it',
      log('submitted', 'rejected', 'approved', 'approved', 'approved'),
      'rejected',
      null,
    ],
    ['withdrawn while it was returned', log('submitted', 'returned', 'withdrawn'), 'withdrawn', null],
    ['withdrawn after the end', log('submitted', 'approved', 'approved', 'approved', 'withdrawn'), 'approved', null],
    ['a reviewer that is no more', log('submitted', 'skipped'), 'in_review', 1],
    ['approved while it was returned', log('submitted', 'returned', 'approved'), 'returned', 0],
    [
      'handed over and received',
      log('submitted', 'approved', 'approved', 'approved', 'handed_over', 'received'),
      'approved',
      null,
    ],
  ])('%s', (_name, decisions, state, position) => {
    expect(standingOf(decisions, 3)).toMatchObject({ state, position });
  });

  it('a return opens what it flags until it is filed again', () => {
    const returned = [{ kind: 'submitted' }, { kind: 'returned', flagged: ['date'] }] as const;
    expect(standingOf(returned, 2).flagged).toEqual(['date']);
    expect(standingOf([...returned, { kind: 'resubmitted' }], 2).flagged).toEqual([]);
  });

  const anyLog = fc.array(fc.constantFrom(...decisionKinds), { maxLength: 20 });

  it('is approved only after as many approvals as steps, and what is settled stays', () => {
    fc.assert(
      fc.property(anyLog, anyLog, fc.integer({ min: 1, max: 4 }), (before, after, steps) => {
        const standing = standingOf(log(...before), steps);
        const advanced = before.filter((kind) => kind === 'approved' || kind === 'skipped').length;
        if (standing.state === 'approved') expect(advanced).toBeGreaterThanOrEqual(steps);
        expect((standing.position === null) === (standing.state !== 'in_review' && standing.state !== 'returned')).toBe(
          true,
        );
        if (standing.position !== null) expect(standing.position).toBeLessThan(steps);
        if (['approved', 'rejected', 'withdrawn'].includes(standing.state))
          expect(standingOf(log(...before, ...after), steps)).toEqual(standing);
      }),
      cases(),
    );
  });
});

describe('the route', () => {
  const step = (tier: FormStep['tier'], skippedFor: FormStep['skippedFor'] = []): FormStep => ({
    tier,
    days: 5,
    skippedFor,
  });
  const full = [step('prefecture'), step('center'), step('operator')];
  const tiers = { center: 'C', operator: 'O' };
  it.each([
    ['a municipality’s goes through all', { kind: 'municipality', parentId: 'P' }, full, ['P', 'C', 'O']],
    ['a prefecture’s begins at the center', { kind: 'prefecture', parentId: null }, full, ['C', 'O']],
    ['an agency has no prefecture', { kind: 'agency', parentId: null }, full, ['C', 'O']],
    ['the center’s goes to the operator', { kind: 'center', parentId: null }, full, ['O']],
    ['the operator’s is reviewed at the operator', { kind: 'operator', parentId: null }, full, ['O']],
    [
      'a form may skip a tier for a kind',
      { kind: 'municipality', parentId: 'P' },
      [step('prefecture', ['municipality']), step('center')],
      ['C'],
    ],
  ] as const)('%s', (_name, applicant, route, ids) => {
    expect(
      routeOf(route, branded<Applicant>(applicant), branded<Tiers>(tiers)).map(({ organizationId }) => organizationId),
    ).toEqual(ids);
  });
});
