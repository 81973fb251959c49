import { createPrivateKey, type KeyObject } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';
import { signRequest } from '@/lib/access/nodes/rules';

export interface Identity {
  readonly keyId: string;
  /** PKCS #8 in DER, base64. */
  readonly privateKey: string;
}

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

type Method = 'GET' | 'POST';

/** Milliseconds without an answer after which nobody is there; a poll waits as long as the center lets it, and this. */
const patience = 15_000;

/** Bytes of an answer: a configuration of a thousand checks is 300 KB. */
const longestAnswer = 4 * 1024 * 1024;

/** The center's side, as an agent reaches it. It learns how far its own clock is off and signs by the center's. */
export class Portal {
  /** Milliseconds that this host's clock is ahead of the center's. */
  offset = 0;
  private readonly keys = new WeakMap<Identity, { readonly text: string; readonly key: KeyObject }>();
  private readonly connections: http.Agent;

  constructor(private readonly origin: string) {
    const { Agent } = origin.startsWith('https:') ? https : http;
    this.connections = new Agent({ keepAlive: true });
  }

  /** By the center's clock, as far as it is known. */
  now = (): number => Date.now() - this.offset;

  /**
   * Sends one request; throws when nobody answers. A clock that is off is corrected, and the request signed again, once.
   * @param wait milliseconds for which the center was asked to hold its answer back
   */
  async send(identity: Identity | null, method: Method, address: string, body?: unknown, wait = 0): Promise<Answer> {
    const content = body === undefined ? '' : JSON.stringify(body);
    const answer = await this.ask(identity, method, address, content, wait);
    const { error, time } = answer.body;
    if (error !== 'clock_off' || typeof time !== 'string') return answer;
    this.offset = Date.now() - Date.parse(time);
    return this.ask(identity, method, address, content, wait);
  }

  private ask(identity: Identity | null, method: Method, address: string, content: string, wait: number) {
    const signed = { method, address, body: Buffer.from(content) };
    const signature = identity
      ? signRequest(signed, { id: identity.keyId, privateKey: this.keyOf(identity) }, new Date(this.now()))
      : {};
    const headers = { 'content-type': 'application/json', 'content-length': signed.body.length, ...signature };
    const { request } = this.origin.startsWith('https:') ? https : http;
    return new Promise<Answer>((resolve, reject) => {
      const options = { method, headers, agent: this.connections, timeout: wait + patience };
      const asked = request(`${this.origin}${address}`, options, (response) => {
        read(response).then((text) => resolve({ status: response.statusCode ?? 0, body: parse(text) }), reject);
      });
      asked.once('timeout', () => asked.destroy(new Error('no answer')));
      asked.once('error', reject);
      asked.end(signed.body);
    });
  }

  /** Asks for something that is no JSON: metadata, a file from a byte on. Waits for its beginning, then for each next part. */
  open(
    identity: Identity,
    address: string,
    more: Readonly<Record<string, string>> = {},
  ): Promise<http.IncomingMessage> {
    const key = { id: identity.keyId, privateKey: this.keyOf(identity) };
    const signature = signRequest({ method: 'GET', address, body: Buffer.alloc(0) }, key, new Date(this.now()));
    const { request } = this.origin.startsWith('https:') ? https : http;
    return new Promise((resolve, reject) => {
      const options = { headers: { ...more, ...signature }, agent: this.connections, timeout: patience };
      const asked = request(`${this.origin}${address}`, options, resolve);
      asked.once('timeout', () => asked.destroy(new Error('no answer')));
      asked.once('error', reject);
      asked.end();
    });
  }

  /** A key is read once: that costs more than a signature. */
  private keyOf(identity: Identity): KeyObject {
    const known = this.keys.get(identity);
    if (known?.text === identity.privateKey) return known.key;
    const key = createPrivateKey({ key: Buffer.from(identity.privateKey, 'base64'), format: 'der', type: 'pkcs8' });
    this.keys.set(identity, { text: identity.privateKey, key });
    return key;
  }
}

async function read(response: http.IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.byteLength;
    if (size > longestAnswer) throw new Error('the answer is too long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function parse(text: string): Answer['body'] {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Answer['body']) : {};
  } catch {
    return {};
  }
}
