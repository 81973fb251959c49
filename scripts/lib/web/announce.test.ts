import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { beforeEach, describe, expect, it, vi } from 'vitest';

const load = async (environment: Record<string, string> = {}) => {
  vi.resetModules();
  vi.unstubAllEnvs();
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  return (await import('./announce.mjs')).announce;
};

function message(url: string, method = 'GET') {
  const request = new IncomingMessage(new Socket());
  request.url = url;
  request.method = method;
  request.headers = { 'x-request-id': 'sent-by-the-client', 'x-renkei-path': '/forged' };
  return { request, response: new ServerResponse(request) };
}

describe('announcing a request', () => {
  beforeEach(() => vi.unstubAllEnvs());

  it('replaces what a client claims of its id and its address', async () => {
    const { request, response } = message('/tickets?desk=all&_rsc=1abc');
    (await load())(request, response);
    expect(request.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(response.getHeader('x-request-id')).toBe(request.headers['x-request-id']);
    expect(request.headers['x-renkei-path']).toBe('/tickets?desk=all');
  });

  it('gives each page a nonce of its own, the same to Next and to the browser', async () => {
    const announce = await load();
    const [one, two] = [message('/'), message('/')];
    announce(one.request, one.response);
    announce(two.request, two.response);
    expect(one.response.getHeader('content-security-policy')).toBe(one.request.headers['content-security-policy']);
    expect(one.response.getHeader('content-security-policy')).not.toBe(
      two.response.getHeader('content-security-policy'),
    );
  });

  it.each(['/api/events', '/_next/static/a.js', '/files/1', '/icon.svg'])('leaves %s without a policy', async (url) => {
    const { request, response } = message(url);
    (await load({ RENKEI_MAINTENANCE: 'until noon' }))(request, response);
    expect(response.hasHeader('content-security-policy')).toBe(false);
    expect(request.url).toBe(url);
  });

  it.each(['*', 'http://other.example/x', '//other.example/x'])('survives the address %s', async (url) => {
    const { request, response } = message(url);
    (await load())(request, response);
    expect(request.headers['x-renkei-path']).toMatch(/^\//);
  });

  it('asks for HTTPS only where HTTPS is served', async () => {
    const plain = message('/');
    (await load({ RENKEI_ORIGIN: 'http://portal.example' }))(plain.request, plain.response);
    expect(plain.response.hasHeader('strict-transport-security')).toBe(false);
    const secure = message('/api/health');
    (await load({ RENKEI_ORIGIN: 'https://portal.example' }))(secure.request, secure.response);
    expect(secure.response.getHeader('strict-transport-security')).toContain('max-age=63072000');
  });

  it('answers every page with the notice during maintenance, forms too', async () => {
    const { request, response } = message('/tickets/new', 'POST');
    (await load({ RENKEI_MAINTENANCE: 'until noon' }))(request, response);
    expect([request.url, request.method]).toEqual(['/maintenance', 'GET']);
    response.writeHead(200);
    expect(response.statusCode).toBe(503);
    expect(response.getHeader('retry-after')).toBe('600');
  });

  it.each(['/tickets?q=a%00b', '/tickets/%00', '/tickets/%ED%A0%80', '/organizations/%FF', '/files/%', '/%2'])(
    'shows instead of %s why it cannot be opened',
    async (address) => {
      const { request, response } = message(address, 'POST');
      (await load())(request, response);
      expect([request.method, request.url]).toEqual(['GET', '/unreadable']);
    },
  );

  it.each(['/tickets?q=%FF', '/tickets?q=%2500', '/organizations/%F0%A0%AE%B7', '/api/tickets/callers?q=%00'])(
    'leaves %s to whoever answers it',
    async (address) => {
      const { request, response } = message(address);
      (await load())(request, response);
      expect(request.url).toBe(address);
    },
  );
});
