import 'server-only';
import type { NextRequest } from 'next/server';
import { z } from 'zod';
import type { ErrorCode, Problem, Result, ToldProblem } from '@/lib/core/errors';
import { tellProblems } from '@/lib/core/i18n/errors';
import { getLocale } from '@/lib/core/i18n/server';
import { reportFault } from '@/lib/core/log';
import type { Actor } from './actor';
import { readText } from './forms/body';
import { ownerHeader } from './forms/fields';
import { parseTyped, parseValue, readForm, type Typed } from './forms/input';
import { formOwnerOf } from './forms/owner';
import { register } from './requests/endpoints';
import { traced } from './requests/handed-out';
import { describeRequest, isSameOrigin, type Origin } from './requests/origin';
import { problemPage } from './requests/problem-page';
import { findSessionIn } from './session';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface RouteContext<A> {
  readonly actor: A;
  readonly request: NextRequest;
  readonly origin: Origin;
}

interface CommonDefinition<S extends z.ZodObject> {
  readonly name: string;
  readonly method: Method;
  /** Path parameters and query string together, and the fields of the body where `body` says there is one. */
  readonly input?: S;
  /** `form` and `json` are read and parsed into `input`; `raw` (the default) is left for `run` to stream. */
  readonly body?: 'form' | 'json' | 'raw';
}

export interface RouteDefinition<S extends z.ZodObject> extends CommonDefinition<S> {
  readonly allow: (actor: Actor, input: z.output<S>) => boolean;
  readonly run: (input: z.output<S>, context: RouteContext<Actor>) => Promise<Response>;
  /** False for what pages ask by themselves (live updates): it must not keep a session alive. */
  readonly countsAsActivity?: boolean;
  /** True for files that hold nobody's data: blank forms, programs. Every other file that is handed out is written down (`handed-out.ts`). */
  readonly withoutTrace?: boolean;
}

export interface PublicRouteDefinition<S extends z.ZodObject> extends CommonDefinition<S> {
  readonly run: (input: z.output<S>, context: RouteContext<null>) => Promise<Response>;
}

type PathParams = Record<string, string | string[] | undefined>;
export type RouteHandler = (request: NextRequest, context: { params: Promise<PathParams> }) => Promise<Response>;

/** A route handler for people who are logged in: same-origin writes of their own pages, parse → policy → answer. `run` opens its own `readAs`/`withActor`. */
export function defineRoute<S extends z.ZodObject>(definition: RouteDefinition<S>): RouteHandler {
  const input = definition.input ?? (z.object({}) as z.ZodObject as S);
  register({ ...definition, kind: 'route', needsActor: true, input });
  return handle(definition, async (request, origin, params) => {
    const session = await findSessionIn(request.cookies, origin.requestId, definition.countsAsActivity ?? true);
    if (!session) return expired(request);
    const owner = request.headers.get(ownerHeader);
    if (definition.method !== 'GET' && owner !== formOwnerOf(session.actor.userId)) {
      return answerProblems([{ code: 'otherPerson' }]);
    }
    const parsed = await readInput({ ...definition, input }, request, params);
    if (!parsed.ok) return answerProblems(parsed.problems);
    if (!definition.allow(session.actor, parsed.value)) return answerProblems([{ code: 'denied' }]);
    const answer = await definition.run(parsed.value, { actor: session.actor, request, origin });
    if (definition.withoutTrace) return answer;
    return traced(answer, session.actor, { route: definition.name, input: parsed.value });
  });
}

/** A route handler that answers everybody: health, log-in by a provider. */
export function definePublicRoute<S extends z.ZodObject>(definition: PublicRouteDefinition<S>): RouteHandler {
  const input = definition.input ?? (z.object({}) as z.ZodObject as S);
  register({ ...definition, kind: 'route', needsActor: false, input, allow: () => true });
  return handle(definition, async (request, origin, params) => {
    const parsed = await readInput({ ...definition, input }, request, params);
    if (!parsed.ok) return answerProblems(parsed.problems);
    return definition.run(parsed.value, { actor: null, request, origin });
  });
}

function handle(
  definition: { name: string; method: Method },
  work: (request: NextRequest, origin: Origin, params: PathParams) => Promise<Response>,
): RouteHandler {
  return async (request, context) => {
    const origin = describeRequest(request.headers);
    if (definition.method !== 'GET' && !isSameOrigin(request.headers)) return answerProblems([{ code: 'crossSite' }]);
    try {
      return await forReader(request, await work(request, origin, (await context?.params) ?? {}));
    } catch (error) {
      const reference = reportFault(error, { requestId: origin.requestId, where: definition.name });
      return answerProblems([{ code: 'unavailable', params: { reference } }]);
    }
  };
}

type Statuses = Readonly<Partial<Record<ErrorCode, number>>>;

const statuses: Statuses = {
  sessionExpired: 401,
  denied: 403,
  crossSite: 403,
  notFound: 404,
  conflict: 409,
  otherPerson: 409,
  tooMany: 429,
  exportRunning: 429,
  exportsBusy: 429,
  unavailable: 503,
};

/** What each answer of problems says, for those who read it on a page of its own. */
const told = new WeakMap<Response, readonly ToldProblem[]>();

/**
 * Problems as JSON, each with its text, and with the status of the first; what is listed neither here nor in `own` is the sender's
 * mistake, 400. A person who followed a link or sent a plain form gets them as a page.
 */
export async function answerProblems(problems: readonly Problem[], own: Statuses = {}): Promise<Response> {
  const code = problems[0]?.code ?? 'unavailable';
  const words = tellProblems(problems, await getLocale());
  const init = { status: own[code] ?? statuses[code] ?? 400, headers: { 'cache-control': 'no-store' } };
  const answer = Response.json({ problems: words }, init);
  told.set(answer, words);
  return answer;
}

/** Programs and pages' scripts read problems as they are; who opened the address gets a page. */
async function forReader(request: NextRequest, answer: Response): Promise<Response> {
  const problems = told.get(answer);
  if (!problems || !request.headers.get('accept')?.includes('text/html')) return answer;
  return problemPage(answer, problems);
}

/** A person who followed a link is led to the log-in page and back; a program gets 401. */
async function expired(request: NextRequest): Promise<Response> {
  if (request.method !== 'GET' || !request.headers.get('accept')?.includes('text/html')) {
    return answerProblems([{ code: 'sessionExpired' }]);
  }
  const next = encodeURIComponent(`${request.nextUrl.pathname}${request.nextUrl.search}`);
  return new Response(null, { status: 303, headers: { location: `/login?next=${next}` } });
}

async function readInput<S extends z.ZodObject>(
  definition: { input: S; body?: 'form' | 'json' | 'raw' },
  request: NextRequest,
  params: PathParams,
): Promise<Result<z.output<S>>> {
  const path = Object.entries(params).flatMap(([field, value]) =>
    [value ?? []].flat().map((part) => pair(field, part)),
  );
  const address = readForm([...request.nextUrl.searchParams, ...path]);
  if (address.problems.length > 0) return { ok: false, problems: address.problems };
  if (definition.body === 'json') return readJson(definition.input, request, address.typed);
  if (definition.body !== 'form') return parseTyped(definition.input, address.typed);
  const fields = await readFields(request);
  const sent = fields && readForm(fields);
  if (!sent || sent.problems.length > 0) return { ok: false, problems: sent?.problems ?? [{ code: 'invalid' }] };
  return parseTyped(definition.input, { ...sent.typed, ...address.typed });
}

const pair = (field: string, value: string): [string, string] => [field, value];

/** A form's fields, files none; null: too long, or no form at all. */
export async function readFields(request: Request): Promise<FormData | null> {
  const text = await readText(request);
  const type = request.headers.get('content-type') ?? '';
  return text === null ? null : new Response(text, { headers: { 'content-type': type } }).formData().catch(() => null);
}

async function readJson<S extends z.ZodObject>(
  input: S,
  request: NextRequest,
  address: Typed,
): Promise<Result<z.output<S>>> {
  const body = parseJson(await readText(request));
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return { ok: false, problems: [{ code: 'invalid' }] };
  }
  return parseValue(input, { ...body, ...address });
}

function parseJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
