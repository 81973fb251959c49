import { createHash, type KeyObject, sign, verify } from 'node:crypto';

/** How far a node's clock may be off, in milliseconds. */
export const clockTolerance = 5 * 60_000;

/** What a signature covers beside the body. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query as they are sent. */
  readonly address: string;
  readonly body: Uint8Array;
}

/** The headers of a signed request. */
export interface SignatureHeaders {
  readonly 'content-digest': string;
  readonly 'signature-input': string;
  readonly signature: string;
}

/** What a signature says of itself, before anybody has checked it. */
export interface Claim {
  readonly keyId: string;
  readonly at: Date;
  /** The signature's parameters as they were signed. */
  readonly parameters: string;
  readonly signature: Buffer;
}

/**
 * HTTP Message Signatures (RFC 9421) over method, path, query and the body's digest (RFC 9530), by Ed25519, in exactly this form: a
 * profile of the standard that leaves nothing to choose.
 */
const components = ['@method', '@path', '@query', 'content-digest'].map((name) => `"${name}"`).join(' ');
const inputForm = new RegExp(
  `^node=(\\(${components}\\);created=(\\d{1,12});keyid="([A-Za-z0-9_-]{1,64})";alg="ed25519")$`,
);
const signatureForm = /^node=:([A-Za-z0-9+/]{86}==):$/;

const digestOf = (body: Uint8Array): string => `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;

function baseOf({ method, address, body }: SignedRequest, parameters: string): Buffer {
  const query = address.indexOf('?');
  const lines = [
    `"@method": ${method}`,
    `"@path": ${query < 0 ? address : address.slice(0, query)}`,
    `"@query": ${query < 0 ? '?' : address.slice(query)}`,
    `"content-digest": ${digestOf(body)}`,
    `"@signature-params": ${parameters}`,
  ];
  return Buffer.from(lines.join('\n'));
}

/** Signs a request with a node's private key. `at` = now by the center's clock, as far as the node knows it. */
export function signRequest(request: SignedRequest, key: { id: string; privateKey: KeyObject }, at: Date) {
  const created = Math.floor(at.getTime() / 1000);
  const parameters = `(${components});created=${created};keyid="${key.id}";alg="ed25519"`;
  const signature = sign(null, baseOf(request, parameters), key.privateKey).toString('base64');
  return {
    'content-digest': digestOf(request.body),
    'signature-input': `node=${parameters}`,
    signature: `node=:${signature}:`,
  } satisfies SignatureHeaders;
}

/** Reads what the headers claim; null = missing, or not in the one form that is accepted. */
export function readClaim(headers: { readonly [name: string]: string | string[] | undefined }): Claim | null {
  const input = inputForm.exec(String(headers['signature-input'] ?? ''));
  const signature = signatureForm.exec(String(headers.signature ?? ''));
  const [, parameters, created, keyId] = input ?? [];
  if (parameters === undefined || keyId === undefined || signature?.[1] === undefined) return null;
  return { keyId, parameters, at: new Date(Number(created) * 1000), signature: Buffer.from(signature[1], 'base64') };
}

export const isTimely = (claim: Pick<Claim, 'at'>, now: Date): boolean =>
  Math.abs(claim.at.getTime() - now.getTime()) <= clockTolerance;

/** Did the holder of the key say exactly this? The digest that was sent counts for nothing: it is computed anew. */
export const isSignedBy = (claim: Claim, request: SignedRequest, publicKey: KeyObject): boolean =>
  verify(null, baseOf(request, claim.parameters), publicKey, claim.signature);
