import 'server-only';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { z } from 'zod';
import type { Problem, Result } from '@/lib/core/errors';
import { reportFault } from '@/lib/core/log';
import { sessionCookie } from './cookie';
import { isKey } from './idempotency';
import { idempotencyField, parseTyped, readForm, type Typed } from './input';
import { type ActionDefinition, performAction } from './perform';
import { register } from './registry';
import { describeRequest, isSameOrigin, type Origin } from './request';
import { findCurrentSession } from './session';

/** What a form shows after it was sent. `typed` lets the page fill the fields again. */
export type ActionState =
  | { readonly status: 'idle' }
  | { readonly status: 'failed'; readonly problems: readonly Problem[]; readonly typed: Typed }
  | { readonly status: 'done'; readonly value: unknown };

export type Action = (previous: ActionState, form: FormData) => Promise<ActionState>;

/** A server action: deny by default, one transaction, nothing typed is lost. The only way to make one. */
export function defineAction<S extends z.ZodObject, V>(definition: ActionDefinition<S, V>): Action {
  register({ ...definition, kind: 'action', needsActor: true, method: 'POST' });
  return async (_previous, form) => {
    const sent = await receive(form, definition.secrets ?? []);
    if (sent.problems.length > 0) return failed(sent.problems, sent.kept);
    const result = await guard(definition.name, sent.origin, async (): Promise<Result<V>> => {
      const session = await findCurrentSession(
        (await cookies()).get(sessionCookie().name)?.value,
        sent.origin.requestId,
      );
      if (!session) return { ok: false, problems: [{ code: 'sessionExpired' }] };
      return performAction(definition, session.actor, sent.typed, sent.key);
    });
    return finish(result, sent.kept, definition.redirectTo);
  };
}

export interface PublicActionDefinition<S extends z.ZodObject, V> {
  readonly name: string;
  readonly input: S;
  readonly run: (input: z.output<S>, origin: Origin) => Promise<Result<V>>;
  readonly redirectTo?: (value: V) => string;
  readonly secrets?: readonly (keyof z.output<S> & string)[];
}

/** An action before log-in (log-in itself). It opens its own transactions as the system. */
export function definePublicAction<S extends z.ZodObject, V>(definition: PublicActionDefinition<S, V>): Action {
  register({ ...definition, kind: 'action', needsActor: false, method: 'POST', allow: () => true });
  return async (_previous, form) => {
    const sent = await receive(form, definition.secrets ?? []);
    if (sent.problems.length > 0) return failed(sent.problems, sent.kept);
    const result = await guard(definition.name, sent.origin, async (): Promise<Result<V>> => {
      const parsed = parseTyped(definition.input, sent.typed);
      return parsed.ok ? definition.run(parsed.value, sent.origin) : parsed;
    });
    return finish(result, sent.kept, definition.redirectTo);
  };
}

interface Received {
  readonly origin: Origin;
  readonly typed: Typed;
  /** What may go back to the page. */
  readonly kept: Typed;
  readonly key?: string;
  readonly problems: readonly Problem[];
}

async function receive(form: FormData, secrets: readonly string[]): Promise<Received> {
  const head = await headers();
  const origin = describeRequest(head);
  if (!isSameOrigin(head)) return { origin, typed: {}, kept: {}, problems: [{ code: 'crossSite' }] };
  if (!(form instanceof FormData)) return { origin, typed: {}, kept: {}, problems: [{ code: 'invalid' }] };
  const { typed, problems } = readForm(form);
  const { [idempotencyField]: key, ...fields } = typed;
  const kept = Object.fromEntries(Object.entries(fields).filter(([field]) => !secrets.includes(field)));
  if (key !== undefined && !isKey(key)) return { origin, typed: fields, kept, problems: [{ code: 'invalid' }] };
  return { origin, typed: fields, kept, problems, ...(key === undefined ? {} : { key }) };
}

/** A failure of ours gets a number that finds its log line; what went wrong stays in the log. */
async function guard<V>(name: string, origin: Origin, work: () => Promise<Result<V>>): Promise<Result<V>> {
  try {
    return await work();
  } catch (error) {
    const reference = reportFault(error, { requestId: origin.requestId, where: name });
    return { ok: false, problems: [{ code: 'unavailable', params: { reference } }] };
  }
}

const failed = (problems: readonly Problem[], typed: Typed): ActionState => ({ status: 'failed', problems, typed });

function finish<V>(result: Result<V>, kept: Typed, redirectTo?: (value: V) => string): ActionState {
  if (!result.ok) return failed(result.problems, kept);
  if (redirectTo) redirect(redirectTo(result.value));
  return { status: 'done', value: result.value };
}
