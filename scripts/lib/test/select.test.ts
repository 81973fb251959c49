import { describe, expect, it } from 'vitest';
import { belongs, filesOf, select } from './select.mjs';

const parts = ['lint', 'unit', 'integration', 'e2e'];
const domains = ['network', 'tickets'];

describe('what is run', () => {
  it.each([
    ['nothing named: everything', [], parts, []],
    ['parts, in their order', ['unit', 'lint'], ['lint', 'unit'], []],
    ['a part of a domain', ['integration', 'tickets'], ['integration'], ['tickets']],
    ['the domain first', ['tickets', 'e2e'], ['e2e'], ['tickets']],
    ['two domains', ['unit', 'tickets', 'network'], ['unit'], ['network', 'tickets']],
    ['a domain alone: what is sorted by domain', ['tickets'], ['unit', 'integration', 'e2e'], ['tickets']],
  ])('%s', (_name, words, wantedParts, wantedDomains) => {
    expect(select(words, parts, domains)).toEqual({ parts: wantedParts, domains: wantedDomains });
  });

  it('a word that is neither is refused, and what there is is named', () => {
    expect(() => select(['unit', 'tickts'], parts, domains)).toThrow(/tickts .*integration.*network, tickets/);
  });

  it('the domains are the folders that hold tests', () => {
    expect(select(['tickets', 'audit', 'faults'], parts).domains).toEqual(['audit', 'faults', 'tickets']);
    expect(() => select(['support'], parts)).toThrow('no domain support');
  });
});

describe('whose a test file is', () => {
  it.each([
    ['tests/integration/tickets/moves.test.ts', true],
    ['lib/tickets/custody/steps.test.ts', true],
    ['tests/e2e/tickets-relay.spec.ts', true],
    ['tests/e2e/tickets.spec.ts', true],
    ['tests/e2e/tickets/relay.spec.ts', true],
    ['tests/integration/network/tickets-of-nodes.test.ts', true],
    ['tests/e2e/ticketing.spec.ts', false],
    ['tests/integration/audit/chain.test.ts', false],
  ])('%s', (file, expected) => {
    expect(belongs(file, ['tickets'])).toBe(expected);
  });

  it('files are found below the folders of a part only', () => {
    const files = filesOf(['tests/integration', 'tests/faults'], ['audit']);
    expect(files).toContain('tests/integration/audit/chain.test.ts');
    expect(files.every((file) => file.startsWith('tests/integration/audit/'))).toBe(true);
  });
});
