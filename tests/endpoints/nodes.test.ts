import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signRequest } from '@/lib/access/nodes/rules';
import { startWeb, type Web } from '@/tests/support/endpoints/web';

let web: Web;
beforeAll(async () => {
  web = await startWeb();
});
afterAll(() => web?.stop());

it('what the network’s servers send is answered before the framework sees it', async () => {
  const answer = await fetch(`${web.origin}/api/agent/v1/nowhere`, { method: 'POST', body: '{}' });
  expect([answer.status, await answer.json()]).toEqual([404, { error: 'not_found' }]);
  expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.has('content-security-policy')).toBe(false);
});

it('the framework goes on answering everything else', async () => {
  expect((await fetch(`${web.origin}/api/health/live`)).status).toBe(200);
  expect((await fetch(`${web.origin}/api/agent`)).headers.get('content-type')).toContain('text/html');
});

it('a key that the portal does not know signs nothing', async () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const request = { method: 'POST', address: '/api/agent/v1/heartbeats', body: Buffer.from('{}') };
  const headers = signRequest(request, { id: 'nobody', privateKey }, new Date());
  const answer = await fetch(`${web.origin}${request.address}`, {
    method: 'POST',
    body: '{}',
    headers: { ...headers },
  });
  expect([401, 404]).toContain(answer.status);
});
