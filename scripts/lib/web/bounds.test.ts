import { describe, expect, it } from 'vitest';
import { hasTooManyFields, refuseRequest } from './bounds.mjs';

describe('a request', () => {
  it.each([
    ['GET', '/', undefined],
    ['PUT', '/api/tickets/draft', undefined],
    ['OPTIONS', '/login', undefined],
    ['OPTIONS', '*', 400],
    ['GET', '*', 400],
    ['GET', 'http://elsewhere.example/login', 400],
    ['TRACE', '/', 405],
    ['PROPFIND', '/', 405],
  ])('%s %s: %s', (method, url, status) => {
    expect(refuseRequest({ method, url } as Parameters<typeof refuseRequest>[0])?.status).toBe(status);
  });

  it.each([
    ['none', '/tickets', false],
    ['200 parameters', `/tickets?${Array.from({ length: 200 }, (_, n) => `a${n}=`).join('&')}`, false],
    ['201 parameters', `/tickets?${Array.from({ length: 201 }, (_, n) => `a${n}=`).join('&')}`, true],
    ['7,500 equal ones', `/tickets?${'a&'.repeat(7_500)}`, true],
    ['what belongs to the path', `/${'&'.repeat(300)}`, false],
  ])('has too many parameters? %s', (_name, url, tooMany) => {
    const refusal = refuseRequest({ method: 'GET', url } as Parameters<typeof refuseRequest>[0]);
    expect(refusal).toEqual(tooMany ? { status: 400, code: 'tooManyFields', max: 200 } : undefined);
  });
});

describe('a form has too many fields?', () => {
  const encoded = (count: number) => Array.from({ length: count }, () => 'a=').join('&');
  const parts = (count: number) =>
    `${'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n'.repeat(count)}--x--\r\n`;
  it.each([
    ['500, encoded', encoded(500), 'application/x-www-form-urlencoded', false],
    ['502, encoded', encoded(502), 'application/x-www-form-urlencoded', true],
    ['500 parts', parts(499), 'multipart/form-data; boundary=x', false],
    ['501 parts', parts(501), 'multipart/form-data; boundary=x', true],
    ['501 parts, in capitals', parts(501), 'Multipart/Form-Data; boundary=x', true],
    ['501 parts, quoted boundary', parts(501), 'multipart/form-data; boundary="x"', true],
  ])('%s', (_name, body, type, tooMany) => expect(hasTooManyFields(Buffer.from(body), type)).toBe(tooMany));
});
