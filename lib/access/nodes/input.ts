import 'server-only';
import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import { failure, type Result } from '@/lib/core/errors';
import { parseTyped, parseValue, readForm } from '../forms/input';

/** So many times the longest body is read and forgotten, so that the sender hears why; then the connection is cut. */
const patience = 16;

/** The whole body; null = longer than `most` bytes, of which no more is kept. */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > most * patience) return null;
    if (size <= most) parts.push(chunk);
  }
  return size > most ? null : Buffer.concat(parts);
}

/** Fields of path and query, and of the JSON body of a POST; each by the schema and none beside it. */
export function readInput<S extends z.ZodObject>(
  { method, input }: { readonly method: 'GET' | 'POST'; readonly input: S },
  address: string,
  fields: Readonly<Record<string, string>>,
  body: Buffer,
): Result<z.output<S>> {
  const form = new FormData();
  for (const [name, value] of new URL(`http://portal${address}`).searchParams) form.append(name, value);
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const { typed, problems } = readForm(form);
  if (problems.length > 0) return { ok: false, problems };
  if (method === 'GET') return parseTyped(input, typed);
  const sent = parseJson(body);
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return failure('invalid');
  return parseValue(input, { ...sent, ...typed });
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** undefined = no JSON, or no UTF-8. */
function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(utf8.decode(body));
  } catch {
    return undefined;
  }
}
