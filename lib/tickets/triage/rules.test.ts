import { expect, it } from 'vitest';
import { addressAfter, impactOf, priorityOf, triageAddress, triageQuery } from './rules';
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
  const { ticket: _ticket, ...view } = filter;
  const sent = triageField.parse(triageQuery(view));
  expect(sent).toEqual(view);
  expect(addressAfter('26-000002-3', sent)).toBe(
    '/tickets/triage?queue=untaken&system=juki_cs&group=call_center&ticket=26-000002-3',
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
