import { createHash, generateKeyPairSync, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { clockTolerance, isSignedBy, isTimely, readClaim, type SignedRequest, signRequest } from './rules';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const key = { id: 'k-1', privateKey };
const at = new Date('2026-11-28T05:00:00.700Z');
const request: SignedRequest = {
  method: 'POST',
  address: '/api/agent/v1/heartbeats?part=1',
  body: Buffer.from('{"a":"髙"}'),
};
const headers = signRequest(request, key, at);
const claim = readClaim(headers);

const isOf = (changed: Partial<SignedRequest>) =>
  claim !== null && isSignedBy(claim, { ...request, ...changed }, publicKey);

it('what was signed is accepted, and says who and when', () => {
  expect(claim).toMatchObject({ keyId: 'k-1', at: new Date('2026-11-28T05:00:00Z') });
  expect(isOf({})).toBe(true);
});

it('is what the standard says (RFC 9421 §2.5), so that another implementation can check it', () => {
  const digest = createHash('sha256').update(request.body).digest('base64');
  const base = [
    '"@method": POST',
    '"@path": /api/agent/v1/heartbeats',
    '"@query": ?part=1',
    `"content-digest": sha-256=:${digest}:`,
    '"@signature-params": ("@method" "@path" "@query" "content-digest");created=1795842000;keyid="k-1";alg="ed25519"',
  ].join('\n');
  expect(verify(null, Buffer.from(base), publicKey, claim?.signature ?? Buffer.alloc(0))).toBe(true);
});

it.each<[string, Partial<SignedRequest>]>([
  ['another method', { method: 'GET' }],
  ['another path', { address: '/api/agent/v1/results?part=1' }],
  ['another query', { address: '/api/agent/v1/heartbeats?part=2' }],
  ['no query', { address: '/api/agent/v1/heartbeats' }],
  ['another body', { body: Buffer.from('{"a":"高"}') }],
  ['no body', { body: Buffer.alloc(0) }],
])('%s was not signed', (_name, changed) => expect(isOf(changed)).toBe(false));

it.each([
  ['another time', { 'signature-input': headers['signature-input'].replace('1795842000', '1795842001') }],
  ['another key', { 'signature-input': headers['signature-input'].replace('k-1', 'k-2') }],
])('%s was not signed', (_name, changed) => {
  const other = readClaim({ ...headers, ...changed });
  expect(other !== null && isSignedBy(other, request, publicKey)).toBe(false);
});

it('a key of somebody else did not sign it', () => {
  expect(claim !== null && isSignedBy(claim, request, generateKeyPairSync('ed25519').publicKey)).toBe(false);
});

describe('there is one form of the headers', () => {
  const input = headers['signature-input'];
  it.each<[string, Record<string, string | string[] | undefined>]>([
    ['none', { 'signature-input': undefined, signature: undefined }],
    ['no signature', { signature: undefined }],
    ['no input', { 'signature-input': undefined }],
    ['less that is covered', { 'signature-input': input.replace(' "content-digest"', '') }],
    ['another order', { 'signature-input': input.replace('"@method" "@path"', '"@path" "@method"') }],
    ['another algorithm', { 'signature-input': input.replace('ed25519', 'hmac-sha256') }],
    ['another label', { 'signature-input': input.replace('node=', 'sig1=') }],
    ['more parameters', { 'signature-input': `${input};expires=1` }],
    ['a time that is no number', { 'signature-input': input.replace('1795842000', '-1') }],
    ['a time without end', { 'signature-input': input.replace('1795842000', '9'.repeat(13)) }],
    ['a key of no form', { 'signature-input': input.replace('k-1', "k'1") }],
    ['a signature cut off', { signature: headers.signature.replace(/.==:$/, ':') }],
    ['a signature that is none', { signature: 'node=:!:' }],
    ['two signatures', { signature: [headers.signature, headers.signature] }],
  ])('%s: no', (_name, changed) => expect(readClaim({ ...headers, ...changed })).toBeNull());
});

it.each([
  [-clockTolerance - 1000, false],
  [-clockTolerance, true],
  [0, true],
  [clockTolerance, true],
  [clockTolerance + 1000, false],
])('a clock %i ms ahead of the center’s: %s', (ahead, timely) => {
  const signedAt = claim?.at ?? at;
  expect(isTimely({ at: signedAt }, new Date(signedAt.getTime() - ahead))).toBe(timely);
});
