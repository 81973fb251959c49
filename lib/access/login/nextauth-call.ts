import 'server-only';
import type { NextApiRequest, NextApiResponse } from 'next';
import type { NextRequest } from 'next/server';
import NextAuth, { type NextAuthOptions } from 'next-auth';
import { readText } from '../forms/body';

/** What next-auth looks at in a request. */
export interface NextAuthCall {
  readonly method: string;
  /** Behind /api/auth/: what to do, and with which provider. */
  readonly path: readonly string[];
  readonly query: Readonly<Record<string, string>>;
  readonly cookies: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, string>> | undefined;
}

/** Bytes; no form of next-auth is longer. */
const longest = 20_000;

export async function readCall(request: NextRequest, path: readonly string[]): Promise<NextAuthCall> {
  // Cut short as if nothing had been sent: it then lacks the token that next-auth asks for first.
  const text = request.method === 'POST' ? ((await readText(request, longest)) ?? '') : undefined;
  const json = request.headers.get('content-type')?.includes('application/json');
  return {
    method: request.method,
    path,
    query: Object.fromEntries(request.nextUrl.searchParams),
    cookies: Object.fromEntries(request.cookies.getAll().map(({ name, value }) => [name, value])),
    headers: Object.fromEntries(request.headers),
    body: text === undefined ? undefined : json ? readJson(text) : Object.fromEntries(new URLSearchParams(text)),
  };
}

function readJson(text: string): Record<string, string> {
  try {
    const value: unknown = JSON.parse(text);
    const fields = Object.entries(Object(value)).filter(([, field]) => typeof field === 'string');
    return Object.fromEntries(fields as [string, string][]);
  } catch {
    return {};
  }
}

/**
 * Calls next-auth without Next: its form for API routes needs nothing but an object that looks like a request and one that takes
 * the answer, so the same call serves the route, a plain link that starts a log-in, and the tests.
 */
export async function callNextAuth(options: NextAuthOptions, call: NextAuthCall): Promise<Response> {
  const { method, path, query, cookies, headers, body } = call;
  const request = { method, query: { ...query, nextauth: [...path] }, cookies, headers, body };
  const answer = new Headers({ 'cache-control': 'no-store' });
  let status = 200;
  let content: string | null = null;
  const response = {
    status: (code: number) => {
      // What it means by 500: an address that is none, a way in that this provider does not have. Our own faults it raises, or leads to /login/error.
      status = code === 500 ? 400 : code;
      return response;
    },
    getHeader: () => undefined,
    setHeader: (name: string, value: string | string[]) => {
      if (Array.isArray(value)) for (const one of value) answer.append(name, one);
      else answer.set(name, value);
      return response;
    },
    send: (value: unknown) => {
      content = typeof value === 'string' ? value : JSON.stringify(value);
    },
    json: (value: unknown) => {
      answer.set('content-type', 'application/json');
      content = JSON.stringify(value);
    },
    end: () => {},
  };
  await NextAuth(request as unknown as NextApiRequest, response as unknown as NextApiResponse, options);
  return new Response(content, { status, headers: answer });
}
