import 'server-only';
import { randomUUID } from 'node:crypto';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { z } from 'zod';
import { failure, type Problem, type Result, type ToldProblem } from '@/lib/core/errors';
import { tellProblems } from '@/lib/core/i18n/errors';
import { getLocale } from '@/lib/core/i18n/server';
import { idOf, type SessionId, type UserId } from '@/lib/core/ids';
import { reportFault } from '@/lib/core/log';
import { withDoneMark } from './forms/done-mark';
import { refuseForm } from './forms/expired';
import { idempotencyField, ownerField } from './forms/fields';
import { isKey } from './forms/idempotency';
import { parseTyped, readForm, type Typed } from './forms/input';
import { keepTyped } from './forms/kept';
import { formOwnerOf } from './forms/owner';
import { register } from './requests/endpoints';
import { describeRequest, isSameOrigin, type Origin } from './requests/origin';
import { type ActionDefinition, performAction } from './requests/perform';
import { findSessionIn } from './session';

/** What a form shows after it was sent. `typed` lets the page fill the fields again. */
export type ActionState =
  | { readonly status: 'idle' }
  | { readonly status: 'failed'; readonly problems: readonly ToldProblem[]; readonly typed: Typed }
  | { readonly status: 'done'; readonly value: unknown };

export type Action = (previous: ActionState, form: FormData) => Promise<ActionState>;

/** A server action: deny by default, one transaction, nothing typed is lost. The only way to make one. */
export function defineAction<S extends z.ZodObject, V, P = undefined>(definition: ActionDefinition<S, V, P>): Action {
  register({ ...definition, kind: 'action', needsActor: true, method: 'POST' });
  const { name, redirectTo, reveal } = definition;
  return async (_previous, form) => {
    const { origin, typed, kept, problems, key, owner } = await receive(form, definition);
    if (problems.length > 0) return failed(problems, kept);
    let sessionId = idOf<SessionId>('');
    const result = await guard(name, origin, async (): Promise<Result<V>> => {
      const session = await findSessionIn(await cookies(), origin.requestId);
      if (!session) return failure('sessionExpired');
      if (owner !== formOwnerOf(session.actor.userId)) return refuseOther(origin);
      sessionId = session.actor.sessionId;
      return performAction(definition, { actor: session.actor, typed, origin, key });
    });
    if (!result.ok) return failed(result.problems, kept);
    if (redirectTo) redirect(withDoneMark(redirectTo(result.value), sessionId));
    return { status: 'done', value: reveal ? reveal(result.value, key) : result.value };
  };
}

export interface PublicActionDefinition<S extends z.ZodObject, V> {
  readonly name: string;
  readonly input: S;
  readonly run: (input: z.output<S>, origin: Origin) => Promise<Result<V>>;
  readonly redirectTo?: (value: V) => string;
  readonly secrets?: readonly (keyof z.output<S> & string)[];
  /** Whose log-in it goes on with, if there is one: another's form does not. */
  readonly owner?: (origin: Origin) => Promise<UserId | null>;
}

/** An action before log-in (log-in itself). It opens its own transactions as the system. */
export function definePublicAction<S extends z.ZodObject, V>(definition: PublicActionDefinition<S, V>): Action {
  register({ ...definition, kind: 'action', needsActor: false, method: 'POST', allow: () => true });
  const { name, input, run, redirectTo } = definition;
  return async (_previous, form) => {
    const { origin, typed, kept, problems, owner } = await receive(form, definition);
    if (problems.length > 0) return failed(problems, kept);
    const result = await guard(name, origin, async (): Promise<Result<V>> => {
      const expected = (await definition.owner?.(origin)) ?? null;
      if (expected !== null && owner !== formOwnerOf(expected)) return failure('otherPerson');
      const parsed = parseTyped(input, typed);
      return parsed.ok ? run(parsed.value, origin) : parsed;
    });
    if (!result.ok) return failed(result.problems, kept);
    if (redirectTo) redirect(redirectTo(result.value));
    return { status: 'done', value: result.value };
  };
}

interface Received {
  readonly origin: Origin;
  readonly typed: Typed;
  /** What may go back to the page. */
  readonly kept: Typed;
  /** The form's key, or a random one where it sent none: then a repetition is not recognized. */
  readonly key: string;
  /** Whose it says it is; empty: nobody's. */
  readonly owner: string;
  readonly problems: readonly Problem[];
}

interface Kept {
  readonly input: z.ZodObject;
  readonly secrets?: readonly string[];
}

async function receive(form: FormData, { input, secrets = [] }: Kept): Promise<Received> {
  const head = await headers();
  const blank = { origin: describeRequest(head), typed: {}, kept: {}, key: randomUUID(), owner: '' };
  if (!isSameOrigin(head)) return { ...blank, problems: [{ code: 'crossSite' }] };
  if (!(form instanceof FormData)) return { ...blank, problems: [{ code: 'invalid' }] };
  const { typed, problems } = readForm(form);
  const { [idempotencyField]: key = blank.key, [ownerField]: owner = '', ...fields } = typed;
  const kept = keepTyped(input, secrets, fields);
  if (!isKey(key) || typeof owner !== 'string') return { ...blank, kept, problems: [{ code: 'invalid' }] };
  return { origin: blank.origin, typed: fields, kept, key, owner, problems };
}

/** Without script the page that would answer is the other person's: it gives the form back instead (`requireActor`). */
function refuseOther({ requestId }: Origin): Result<never> {
  refuseForm(requestId);
  return failure('otherPerson');
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

const failed = async (problems: readonly Problem[], typed: Typed): Promise<ActionState> => ({
  status: 'failed',
  problems: tellProblems(problems, await getLocale()),
  typed,
});
