import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { NodeStream } from './types';

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const body = Buffer.from(JSON.stringify(value));
  // Of a body that was not read to its end the rest would be taken for the next request.
  if (!response.req.complete) response.setHeader('connection', 'close');
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': body.byteLength,
    'cache-control': 'no-store',
  });
  response.end(body);
}

/** A node that goes away in the middle asks again for the rest; a stream that fails is ours to explain. */
export async function sendStream(response: ServerResponse, { status, headers, stream }: NodeStream): Promise<void> {
  response.writeHead(status, { 'cache-control': 'no-store', ...headers });
  await pipeline(stream, response).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}
