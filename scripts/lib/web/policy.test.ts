import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from './policy.mjs';

const policy = (change: Partial<Parameters<typeof contentSecurityPolicy>[0]> = {}) =>
  contentSecurityPolicy({ nonce: 'abc', secure: true, development: false, ...change });

describe('content security policy', () => {
  it('runs only scripts with the nonce, and no inline style', () => {
    expect(policy()).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
    expect(policy()).toContain("style-src 'self';");
    expect(policy()).not.toContain('unsafe');
  });

  it.each(["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"])(
    'has %s',
    (rule) => {
      expect(policy()).toContain(rule);
    },
  );

  it('upgrades to HTTPS only where HTTPS is served', () => {
    expect(policy()).toContain('upgrade-insecure-requests');
    expect(policy({ secure: false })).not.toContain('upgrade-insecure-requests');
  });
});
