import { createPrivateKey, type KeyObject } from 'node:crypto';
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

export const keyFrom = (privateKey: string): KeyObject =>
  createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });

/** The center's side, as an agent reaches it. It learns how far its own clock is off and signs by the center's. */
export class Portal {
  /** Milliseconds that this host's clock is ahead of the center's. */
  offset = 0;

  constructor(
    private readonly origin: string,
    private readonly patience = 40_000,
  ) {}

  /** By the center's clock, as far as it is known. */
  now = (): number => Date.now() - this.offset;

  /** Sends one request; throws when nobody answers. A clock that is off is corrected, and the request signed again, once. */
  async send(
    identity: Identity | null,
    method: 'GET' | 'POST',
    address: string,
    body?: unknown,
    again = true,
  ): Promise<Answer> {
    const content = body === undefined ? '' : JSON.stringify(body);
    const signature = identity
      ? signRequest(
          { method, address, body: Buffer.from(content) },
          { id: identity.keyId, privateKey: keyFrom(identity.privateKey) },
          new Date(this.now()),
        )
      : {};
    const response = await fetch(`${this.origin}${address}`, {
      method,
      headers: { 'content-type': 'application/json', ...signature },
      signal: AbortSignal.timeout(this.patience),
      ...(body === undefined ? {} : { body: content }),
    });
    const answer = { status: response.status, body: parse(await response.text()) };
    const { error, time } = answer.body;
    if (error === 'clock_off' && typeof time === 'string' && again) {
      this.offset = Date.now() - Date.parse(time);
      return this.send(identity, method, address, body, false);
    }
    return answer;
  }
}

function parse(text: string): Answer['body'] {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Answer['body']) : {};
  } catch {
    return {};
  }
}
