import { describe, expect, it } from 'vitest';
import { idOf, type OrganizationId } from '@/lib/core/ids';
import { spansOf } from './rules';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 20, hour));
const held = (organizationId: string, since: number, until: number | null) => ({
  seq: since,
  level: 0,
  organizationId: idOf<OrganizationId>(organizationId),
  since: at(since),
  until: until === null ? null : at(until),
});

describe('spansOf', () => {
  const holdings = [held('center', 1, 2), held('town', 2, 3), held('center', 3, null)];

  it('keeps each time that an organization had it apart', () => {
    expect(spansOf({ holdings, state: 'waiting', closedAt: null }, idOf('center'))).toEqual([
      { since: at(1), until: at(2) },
      { since: at(3), until: null },
    ]);
  });

  it('has none for whom it never reached', () => {
    expect(spansOf({ holdings, state: 'waiting', closedAt: null }, idOf('operator'))).toEqual([]);
  });

  it('ends with the ticket', () => {
    const closed = {
      holdings: [held('center', 1, 2), held('town', 2, null)],
      state: 'closed',
      closedAt: at(5),
    } as const;
    expect(spansOf(closed, idOf('town'))).toEqual([{ since: at(2), until: at(5) }]);
  });

  it('leaves out what came home only to be closed', () => {
    const withdrawn = {
      holdings: [held('center', 1, 5), held('town', 5, null)],
      state: 'closed',
      closedAt: at(5),
    } as const;
    expect(spansOf(withdrawn, idOf('town'))).toEqual([]);
    expect(spansOf(withdrawn, idOf('center'))).toEqual([{ since: at(1), until: at(5) }]);
  });
});
