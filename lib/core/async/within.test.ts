import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { isAlive, within } from './within';

it('answers what the work answers', async () => {
  expect(await within(60_000, async () => 7)).toBe(7);
  await expect(within(60_000, () => Promise.reject(new Error('its own')))).rejects.toThrow('its own');
});

it('ends by itself what never ends and heeds no signal', async () => {
  let seen: AbortSignal | undefined;
  const never = (signal: AbortSignal) => {
    seen = signal;
    return new Promise<never>(() => {});
  };
  await expect(within(20, never)).rejects.toThrow('no answer within 20 ms');
  expect(seen?.aborted).toBe(true);
});

it('who takes the connection and says nothing does not live', async () => {
  const server = createServer(() => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  expect(await isAlive(origin, 50)).toBe(false);
  server.removeAllListeners('request').on('request', (_request, response) => response.end('ok'));
  expect(await isAlive(origin, 60_000)).toBe(true);
  server.closeAllConnections();
  server.close();
  expect(await isAlive(origin, 60_000)).toBe(false);
});
