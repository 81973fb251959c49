import { once } from 'node:events';
import { createServer, get, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { sendStream } from './send';

/** Sends the stream to somebody who goes away as soon as the answer has begun. */
async function sentTo(stream: Readable): Promise<void> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const asked = get({ port: (server.address() as AddressInfo).port, host: '127.0.0.1' }, (answer) => answer.destroy());
  asked.on('error', () => {});
  try {
    const [, response] = (await once(server, 'request')) as [unknown, ServerResponse];
    await sendStream(response, { status: 200, headers: {}, stream });
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

it('that the receiver goes away is no fault of ours', async () => {
  const endless = new Readable({ read: () => {} });
  endless.push('begun');
  await expect(sentTo(endless)).resolves.toBeUndefined();
  expect(endless.destroyed).toBe(true);
});

it('that a file cannot be read is', async () => {
  const broken = new Readable({ read: () => void broken.destroy(new Error('the disk does not answer')) });
  await expect(sentTo(broken)).rejects.toThrow('the disk does not answer');
});
