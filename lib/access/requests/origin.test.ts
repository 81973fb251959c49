import { beforeAll, describe, expect, it, vi } from 'vitest';
import { describeRequest, isSameOrigin, safePath } from './origin';

beforeAll(() => {
  vi.stubEnv('RENKEI_APP_DATABASE_URL', 'postgres://nowhere.example/none');
  vi.stubEnv('RENKEI_SECRET', 'only-for-tests-only-for-tests-only-for-tests');
  vi.stubEnv('RENKEI_ORIGIN', 'https://portal.example');
  vi.stubEnv('RENKEI_PROXY_HOPS', '1');
});

describe('does it come from one of our pages?', () => {
  it.each<[string, Record<string, string>, boolean]>([
    ['our address', { origin: 'https://portal.example' }, true],
    ['the name it was asked by', { origin: 'http://10.0.0.5:3000', host: '10.0.0.5:3000' }, true],
    ['another site', { origin: 'https://evil.example', host: 'portal.example' }, false],
    ['another site, says the browser', { origin: 'https://portal.example', 'sec-fetch-site': 'cross-site' }, false],
    ['a sister site', { origin: 'https://portal.example', 'sec-fetch-site': 'same-site' }, false],
    ['our page, says the browser', { origin: 'https://portal.example', 'sec-fetch-site': 'same-origin' }, true],
    ['nothing said', { host: 'portal.example' }, false],
    ['a sandboxed page', { origin: 'null', host: 'portal.example' }, false],
    ['another port', { origin: 'https://portal.example:444', host: 'portal.example' }, false],
  ])('%s → %s', (_name, headers, own) => {
    expect(isSameOrigin(new Headers(headers))).toBe(own);
  });
});

describe('where to go after log-in', () => {
  it.each([
    ['/tickets?state=open', '/tickets?state=open'],
    ['/tickets/26-012345-8#end', '/tickets/26-012345-8'],
    ['https://evil.example/', '/'],
    ['//evil.example/', '/'],
    ['/\\evil.example/', '/'],
    ['/.//evil.example/', '/'],
    ['/x/..//evil.example/', '/'],
    ['/%2e//evil.example/', '/'],
    ['/\t/evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['', '/'],
    [undefined, '/'],
  ])('%s → %s', (path, target) => {
    expect(safePath(path)).toBe(target);
  });
});

describe('who asks', () => {
  it.each([
    ['198.51.100.7, 10.0.0.1', '198.51.100.7'],
    ['forged, 198.51.100.7, 10.0.0.1', '198.51.100.7'],
    ['::ffff:198.51.100.7, 10.0.0.1', '198.51.100.7'],
    ['10.0.0.1', '10.0.0.1'],
    ['', ''],
  ])('behind one proxy, %s → %s', (header, address) => {
    expect(describeRequest(new Headers({ 'x-forwarded-for': header })).address).toBe(address);
  });

  it('believes a request id only if it looks like one', () => {
    expect(describeRequest(new Headers({ 'x-request-id': 'abcdef12-3456' })).requestId).toBe('abcdef12-3456');
    expect(describeRequest(new Headers({ 'x-request-id': 'a b\tc' })).requestId).toMatch(/^[0-9a-f-]{36}$/);
  });
});
