import { createReadStream, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SignedEnvelope } from '@/lib/continuity/envelope/types';

/** A center as a site sees it: it lists signed envelopes and sends files from where one asks, slowly enough to be killed in the middle. */
export interface FakeCenter {
  readonly origin: string;
  /** From which byte each request began. */
  readonly begun: number[];
  readonly close: () => void;
}

async function send(response: ServerResponse, file: string, from: number): Promise<void> {
  response.writeHead(206, { 'content-length': statSync(file).size - from });
  for await (const chunk of createReadStream(file, { start: from, highWaterMark: 8 * 1024 })) {
    response.write(chunk);
    await sleep(5);
  }
  response.end();
}

export function openCenter(
  copies: () => readonly SignedEnvelope[],
  fileOf: (id: string) => string,
): Promise<FakeCenter> {
  const begun: number[] = [];
  const server = createServer((request, response) => {
    const id = /\/api\/site\/copies\/([0-9a-f-]{36})/.exec(request.url ?? '')?.[1];
    response.on('error', () => {});
    if (id === undefined) {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ copies: copies().map(({ text, signature }) => ({ text, signature })) }));
      return;
    }
    const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    begun.push(from);
    send(response, fileOf(id), from).catch(() => response.destroy());
  });
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      resolve({ origin: `http://127.0.0.1:${port}`, begun, close: () => server.close() });
    }),
  );
}
