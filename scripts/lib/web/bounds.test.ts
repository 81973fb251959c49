import { describe, expect, it } from 'vitest';
import { boundaryOf, hasShortHeads, hasTooManyFields, refuseRequest } from './bounds.mjs';

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

describe('where the page’s script says that it is', () => {
  const segment = '["",{"children":["(entry)",{"children":["login",{"children":["__PAGE__",{},null,"refetch"]}]}]}]';
  it.each<[string, string, boolean]>([
    ['a page', encodeURIComponent(segment), true],
    ['no JSON', encodeURIComponent('[[["x'), false],
    ['half an escape', '%zz', false],
    ['another form', encodeURIComponent('{"a":1}'), false],
    ['nested without end', encodeURIComponent('['.repeat(3_000)), false],
    ['twice', `${encodeURIComponent(segment)}, ${encodeURIComponent(segment)}`, false],
  ])('%s', (_name, state, right) => {
    const request = { method: 'GET', url: '/login', headers: { 'next-router-state-tree': state } };
    const refusal = refuseRequest(request as unknown as Parameters<typeof refuseRequest>[0]);
    expect(refusal).toEqual(right ? undefined : { status: 400, code: 'invalid' });
  });
});

it.each([
  ['as browsers write it', 'multipart/form-data; boundary=----WebKitFormBoundary1a2B', '----WebKitFormBoundary1a2B'],
  ['without a blank', 'multipart/form-data;boundary=x', 'x'],
  ['in capitals', 'Multipart/Form-Data; Boundary=x', 'x'],
  ['quoted', 'multipart/form-data; boundary="a b=c"', 'a b=c'],
  ['none', 'multipart/form-data', null],
  ['empty', 'multipart/form-data; boundary=', null],
  ['behind another name that ends so', 'multipart/form-data; xboundary=y; boundary=x', null],
  ['behind another value that says so', 'multipart/form-data; a="boundary=y"; boundary=x', null],
  ['twice', 'multipart/form-data; boundary=y; boundary=x', null],
  ['with more behind it', 'multipart/form-data; boundary=x; charset=utf-16', null],
  ['of a type that begins like it', 'multipart/form-dataX; boundary=x', null],
  ['of another type', 'multipart/mixed; boundary=x', null],
  ['too long', `multipart/form-data; boundary=${'x'.repeat(71)}`, null],
])('the boundary of a form in parts: %s', (_name, type, boundary) => expect(boundaryOf(type)).toBe(boundary));

describe('a form has too many fields?', () => {
  const encoded = (count: number) => Array.from({ length: count }, () => 'a=').join('&');
  const parts = (count: number) =>
    `${'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n'.repeat(count)}--x--\r\n`;
  it.each<[string, string, string | null, boolean]>([
    ['500, encoded', encoded(500), null, false],
    ['502, encoded', encoded(502), null, true],
    ['500 parts', parts(499), 'x', false],
    ['501 parts', parts(501), 'x', true],
  ])('%s', (_name, body, boundary, tooMany) => expect(hasTooManyFields(Buffer.from(body), boundary)).toBe(tooMany));
});

describe('each field of a form in parts begins briefly?', () => {
  const field = (head: string, value = 'v') =>
    `--x\r\nContent-Disposition: form-data; name="a"${head}\r\n\r\n${value}\r\n`;
  it.each<[string, string, boolean]>([
    ['as browsers send it', `${field('')}--x--\r\n`, true],
    ['with a type, and a long value', `${field('\r\nContent-Type: text/plain', 'v'.repeat(5_000))}--x--\r\n`, true],
    ['no field', '--x--\r\n', true],
    ['a long name', `${field('a'.repeat(2_000))}--x--\r\n`, false],
    ['a hundred thousand lines', `${field('')}${field('\r\na: b'.repeat(100_000))}--x--\r\n`, false],
    ['lines before the first field', `${'a: b\r\n'.repeat(1_000)}${field('')}--x--\r\n`, false],
    ['cut off', '--x\r\nContent-Disposition: form-data', false],
  ])('%s', (_name, body, short) => expect(hasShortHeads(Buffer.from(body), 'x')).toBe(short));
});
