import { describe, expect, it } from 'vitest';
import { nameStatements } from './statements';

describe('nameStatements', () => {
  it('gives the same query the same name and stops at its limit', () => {
    const name = nameStatements(2);
    expect([name('a'), name('b'), name('a'), name('c'), name('b')]).toEqual(['r0', 'r1', 'r0', '', 'r1']);
  });
});
