import { expect, it } from 'vitest';
import { addressAfter, addressWithChosen, impactOf, placeIn, priorityOf, triageAddress, triageQuery } from './rules';
import { triageField, triageSchema } from './schema';

it.each([
  ['a leak', 'security', 'other', 3],
  ['a fault of what many share', 'fault', 'linkage_network', 3],
  ['a fault of one town’s core system', 'fault', 'core_system', 2],
  ['wrong data', 'data', 'linkage_server', 2],
  ['a question', 'operation', 'juki_cs', 1],
] as const)('%s', (_name, category, system, expected) => expect(impactOf(category, system)).toBe(expected));

it('an urgent question comes before an ordinary fault of one town, and after a high one of many', () => {
  expect(priorityOf('urgent', 'operation', 'other')).toBe(3);
  expect(priorityOf('normal', 'fault', 'core_system')).toBe(2);
  expect(priorityOf('high', 'fault', 'juki_cs')).toBe(6);
});

it('a form that is sent from triage leads back to the same queue, subject and group', () => {
  const filter = triageSchema.parse({
    ...{ queue: 'untaken', system: 'juki_cs', group: 'call_center', ticket: '26-000001-2' },
  });
  const view = { ...filter, ticket: undefined, at: 3 };
  const sent = triageField.parse(triageQuery(view));
  expect(sent).toEqual({ queue: 'untaken', system: 'juki_cs', group: 'call_center', at: 3 });
  expect(addressAfter('26-000002-3', sent)).toBe(
    '/tickets/triage?queue=untaken&system=juki_cs&group=call_center&ticket=26-000002-3&at=3',
  );
});

it.each([
  ['nothing was sent with the form', undefined, '/tickets/26-000002-3'],
  ['no filter', 'queue=mine', '/tickets/triage?queue=mine&ticket=26-000002-3'],
  ['another address, of which nothing is left', 'https://example.org/', '/tickets/triage?queue=all&ticket=26-000002-3'],
] as const)('where one goes on: %s', (_name, sent, expected) =>
  expect(addressAfter('26-000002-3', triageField.parse(sent))).toBe(expected),
);

it('a view of triage without anything chosen has a plain address', () =>
  expect(triageAddress({})).toBe('/tickets/triage'));

it('a view that there is not is refused', () => expect(triageField.safeParse('queue=else').success).toBe(false));

const queue = ['a', 'b', 'c'];
it.each([
  ['the first', queue, 'a', undefined, { current: 0, previous: -1, next: 1 }],
  ['one that stands elsewhere than when it was opened', queue, 'c', 0, { current: 2, previous: 1, next: 3 }],
  ['one that has left the queue: what came after it is next', queue, 'gone', 1, { current: -1, previous: 0, next: 1 }],
  ['the last, which has left: nothing is next', queue, 'gone', 3, { current: -1, previous: 2, next: 3 }],
  ['one that has left a queue which is shorter now', queue, 'gone', 9, { current: -1, previous: 2, next: 3 }],
  ['one that never was in the queue', queue, 'other', undefined, { current: -1, previous: -1, next: 0 }],
  ['nothing, in an empty queue', [], null, undefined, { current: -1, previous: -1, next: 0 }],
] as const)('the keys go on from %s', (_name, numbers, beside, at, expected) =>
  expect(placeIn(numbers, beside, at)).toEqual(expected),
);

it('back from a preview the same are chosen, in the same queue', () => {
  const chosen = [{ ticketId: '3d18b5f2-c266-4091-b38d-5df92464b2e2', version: 2 }];
  expect(addressWithChosen({ queue: 'mine' }, chosen)).toBe(
    '/tickets/triage?queue=mine&chosen=3d18b5f2-c266-4091-b38d-5df92464b2e2+2#triage-bulk',
  );
});
