import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { packStatic } from '../prepare/pack.mjs';
import { pickPacked } from './packed.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'renkei-packed-'));
const chunks = path.join(folder, 'static', 'chunks');
afterAll(() => rmSync(folder, { recursive: true }));

it('asks for the compressed file where there is one and the browser reads it', async () => {
  mkdirSync(chunks, { recursive: true });
  for (const name of ['a.js', 'b.css', 'c.woff2']) writeFileSync(path.join(chunks, name), '連携'.repeat(100));
  await packStatic(path.join(folder, 'static'));
  const pick = pickPacked(folder);
  const ask = (url: string, encodings?: string) => {
    const sent: Record<string, string> = {};
    const request = { url, headers: { 'accept-encoding': encodings } };
    const setHeader = (name: string, value: string) => {
      sent[name] = value;
    };
    pick(request as never, { setHeader } as never);
    return { url: request.url, ...sent };
  };
  const script = { 'content-type': 'application/javascript; charset=UTF-8', 'content-encoding': 'br' };
  const style = { 'content-type': 'text/css; charset=UTF-8', 'content-encoding': 'br' };
  expect(ask('/_next/static/chunks/a.js', 'gzip, br')).toMatchObject({
    url: '/_next/static/chunks/a.js.br',
    ...script,
  });
  expect(ask('/_next/static/chunks/b.css', 'br')).toMatchObject({ url: '/_next/static/chunks/b.css.br', ...style });
  for (const [url, encodings] of [
    ['/_next/static/chunks/a.js', 'gzip'],
    ['/_next/static/chunks/a.js', undefined],
    ['/_next/static/chunks/c.woff2', 'br'],
    ['/_next/static/chunks/missing.js', 'br'],
    ['/tickets', 'br'],
  ] as const)
    expect(ask(url, encodings)).toEqual({ url });
  expect(brotliDecompressSync(readFileSync(path.join(chunks, 'a.js.br'))).toString()).toBe('連携'.repeat(100));
});
