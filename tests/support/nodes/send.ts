import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerNodes } from '@/lib/access/nodes/answer';
import { signRequest } from '@/lib/access/nodes/rules';
import type { FindKey, NodeEndpoint, NodeRefusalBody } from '@/lib/access/nodes/types';
import type { SigningNode } from './types';

export interface NodeServer {
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

/** The nodes' interface by itself, without the framework behind it. */
export async function startNodeServer(
  endpoints: readonly NodeEndpoint[],
  findKey: FindKey,
  wanted = 0,
): Promise<NodeServer> {
  const listener = answerNodes(endpoints, findKey);
  // As the portal's own (`scripts/lib/web/serve.mjs`): a slow sender must not meet a connection that is just being closed.
  const server: Server = createServer({ keepAliveTimeout: 75_000 }, (request, response) => {
    if (!listener(request, response)) response.writeHead(418).end();
  });
  await new Promise<void>((resolve) => server.listen(wanted, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { origin: `http://127.0.0.1:${port}`, stop };
}

export interface Sent {
  /** null = no signature. */
  readonly by: SigningNode | null;
  readonly fields?: Readonly<Record<string, unknown>>;
  /** Instead of the fields as JSON. */
  readonly body?: string;
  readonly at?: Date;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sends this body with the signature of the other. */
  readonly swapped?: string;
}

export interface NodeAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Of a refusal. */
  readonly error: NodeRefusalBody['error'] | undefined;
  readonly time: string | undefined;
}

/** Sends one request as an agent does: fields of the path in the path, those of a GET in the query, the rest as JSON. */
export async function send(origin: string, endpoint: NodeEndpoint, sent: Sent): Promise<NodeAnswer> {
  const rest: Record<string, unknown> = { ...sent.fields };
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => {
    const value = encodeURIComponent(Buffer.from(String(rest[name])).toString());
    delete rest[name];
    return value;
  });
  const query =
    endpoint.method === 'GET' && Object.keys(rest).length > 0 ? `?${new URLSearchParams(asWords(rest))}` : '';
  const body = endpoint.method === 'GET' ? '' : (sent.body ?? JSON.stringify(rest));
  const request = { method: endpoint.method, address: `${path}${query}`, body: Buffer.from(body) };
  const signature = sent.by === null ? {} : signRequest(request, sent.by.key, sent.at ?? new Date());
  const init: RequestInit = { method: endpoint.method, headers: { ...signature, ...sent.headers } };
  if (endpoint.method === 'POST') init.body = sent.swapped ?? body;
  const response = await fetch(`${origin}${request.address}`, init);
  const text = await response.text();
  const isJson = response.headers.get('content-type') === 'application/json';
  const { error, time } = response.status >= 400 && isJson ? (JSON.parse(text) as NodeRefusalBody) : {};
  return { status: response.status, headers: response.headers, text, error, time };
}

const asWords = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
