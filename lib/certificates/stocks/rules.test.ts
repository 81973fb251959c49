import { describe, expect, it } from 'vitest';
import { isUsable, paperFor, takeSheets } from './rules';
import type { Stock } from './types';

const stock: Stock = {
  ...{ id: '1', name: '用紙', kind: 'tamper_proof', shared: false, nextNumber: 11, lastNumber: 20 },
  ...{ offsetX: 0, offsetY: 0, retiredAt: null, version: 1 },
};

describe('taking sheets', () => {
  it.each([
    ['the next one', stock, undefined, 1, 11],
    ['a later one: some were spoilt', stock, 15, 2, 15],
    ['the last ones', stock, 19, 2, 19],
    ['one that was used', stock, 10, 1, 'certificates.sheetUsed'],
    ['more than there are', stock, 20, 2, 'certificates.stockEmpty'],
    ['of a stock that is used up', { ...stock, nextNumber: 21 }, undefined, 1, 'certificates.stockEmpty'],
    ['of a retired stock', { ...stock, retiredAt: new Date(0) }, undefined, 1, 'certificates.stockRetired'],
  ])('%s', (_name, of, wanted, sheets, expected) => {
    const taken = takeSheets(of, wanted, sheets);
    expect(taken.ok ? taken.value.first : taken.problems[0]?.code).toBe(expected);
  });
});

it.each([
  ['in use', stock, true],
  ['used up', { ...stock, nextNumber: 21 }, false],
  ['retired', { ...stock, retiredAt: new Date(0) }, false],
])('a stock that is %s is offered: %s', (_name, of, expected) => expect(isUsable(of)).toBe(expected));

it('cards are printed on their form', () => {
  expect(paperFor('insurance')).toBe('insurance_form');
  expect(paperFor('tax_payment')).toBe('tamper_proof');
});
