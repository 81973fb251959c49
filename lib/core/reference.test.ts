import { describe, expect, it } from 'vitest';
import { faultReference } from './reference';

describe('faultReference', () => {
  it('is the same for the same request and readable aloud', () => {
    expect(faultReference('request-1')).toBe(faultReference('request-1'));
    expect(faultReference('request-1')).not.toBe(faultReference('request-2'));
    expect(faultReference('request-1')).toMatch(/^R-[2-9A-HJKMNP-TV-Z]{7}$/);
  });
});
