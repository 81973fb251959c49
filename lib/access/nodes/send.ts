import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { NodeStream } from './types';

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': body.byteLength,
    'cache-control': 'no-store',
  });
  response.end(body);
}

export async function sendStream(response: ServerResponse, { status, headers, stream }: NodeStream): Promise<void> {
  response.writeHead(status, { 'cache-control': 'no-store', ...headers });
  await pipeline(stream, response);
}
