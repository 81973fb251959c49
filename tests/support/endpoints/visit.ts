import { readFileSync } from 'node:fs';
import type { Actor } from '@/lib/access/actor';
import { ownerField, ownerHeader } from '@/lib/access/forms/fields';
import { formOwnerOf } from '@/lib/access/forms/owner';
import { sessionCookie } from '@/lib/access/login/cookie';
import { cookieOf } from './browser';
import type { RouteEndpoint } from './registered';
import type { Fields, RouteSample } from './types';

export interface Visitor {
  readonly actor: Actor | null;
  /** Where the page is from that sends it. */
  readonly site: string;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly location: string | null;
}

/** One request over the wire, redirects not followed. */
export async function visit(url: URL, { actor, site }: Visitor, init: RequestInit = {}): Promise<Answer> {
  const headers = new Headers(init.headers);
  headers.set('origin', site);
  if (actor) headers.set('cookie', `${sessionCookie().name}=${await cookieOf(actor)}`);
  const stop = new AbortController();
  const response = await fetch(url, { ...init, headers, redirect: 'manual', signal: stop.signal });
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
  const text = isStream ? '' : await response.text();
  if (isStream) stop.abort();
  const location = response.headers.get('x-action-redirect') ?? response.headers.get('location');
  return { status: response.status, text, location };
}

interface Manifest {
  readonly node: Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }>;
}

/** How the build calls each action, and the page on which it is. */
export function builtActions(): Map<string, { id: string; page: string }> {
  const manifest: Manifest = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8'));
  return new Map(
    Object.entries(manifest.node).map(([id, { filename, exportedName, workers }]) => [
      `/${filename} ${exportedName}`,
      { id, page: pathOf(Object.keys(workers)[0] ?? '') },
    ]),
  );
}

/** `app/(portal)/tickets/[number]/page` → `/tickets/x`; an action is run before its page is looked up. */
const pathOf = (file: string): string =>
  `/${file}`
    .replace(/^\/app/, '')
    .replace(/\/(page|route\.ts)$/, '')
    .replaceAll(/\/\([^)]*\)/g, '')
    .replaceAll(/\[[^\]]*\]/g, 'x') || '/';

/** What a page of this person's puts into its forms. */
const ownerOf = (actor: Actor | null): string => (actor ? formOwnerOf(actor.userId) : '');

/** Sends a form as a page's script does: what was shown before, then the fields. Answers `opened`, a problem's code, or a status. */
export async function submit(
  origin: string,
  visitor: Visitor,
  { id, page }: { id: string; page: string },
  fields: Fields,
): Promise<string> {
  const form = new FormData();
  form.set(`_1_${ownerField}`, ownerOf(visitor.actor));
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(`_1_${name}`, one);
  // Last: what it points to must have been read.
  form.set('0', JSON.stringify([{ status: 'idle' }, '$K1']));
  const headers = { 'next-action': id, accept: 'text/x-component' };
  const { status, text, location } = await visit(new URL(page, origin), visitor, {
    method: 'POST',
    headers,
    body: form,
  });
  if (location !== null) return location.startsWith('/login') ? 'login' : 'opened';
  if (text.includes('"status":"done"')) return 'opened';
  return /"status":"failed","problems":\[\{"code":"([\w.]+)"/.exec(text)?.[1] ?? `status ${status}`;
}

/** Asks a route by its address, its fields where the route expects them. */
export function request(
  origin: string,
  visitor: Visitor,
  endpoint: RouteEndpoint,
  sample: RouteSample,
  accept = '*/*',
) {
  const named = [...endpoint.file.matchAll(/\[(\w+)\]/g)].map(([, name = '']) => name);
  const fields = Object.fromEntries(Object.entries(sample.fields).filter(([name]) => !named.includes(name)));
  const file = named.reduce((path, name) => path.replace(`[${name}]`, String(sample.fields[name])), endpoint.file);
  const url = new URL(pathOf(file.slice(1)), origin);
  const inBody = endpoint.body === 'json';
  if (!inBody) for (const [name, value] of Object.entries(fields)) url.searchParams.append(name, String(value));
  const body = inBody ? JSON.stringify(fields) : sample.body;
  const init = endpoint.method === 'GET' || body === undefined ? {} : { body };
  const headers = {
    accept,
    'content-type': inBody ? 'application/json' : 'application/octet-stream',
    [ownerHeader]: ownerOf(visitor.actor),
  };
  return visit(url, visitor, { method: endpoint.method, headers, ...init });
}
