import 'server-only';
import type { z } from 'zod';
import { askAs, type Db, withActor, withSystem } from '@/lib/core/db';
import { failure, type Problem, type Result, success } from '@/lib/core/errors';
import type { Actor } from '../actor';
import { claimKey, findOutcome, hashInput, keepOutcome, type Sending } from '../forms/idempotency';
import { parseTyped, type Typed } from '../forms/input';
import { takeWriting, type Writing } from './limits';
import type { Origin } from './origin';

export interface ActionContext<P> {
  readonly actor: Actor;
  readonly db: Db;
  /** What `prepare` returned. */
  readonly prepared: P;
  /** The form's idempotency key. */
  readonly key: string;
  readonly origin: Origin;
}

export interface ActionDefinition<S extends z.ZodObject, V, P = undefined> {
  /** `<domain>.<verb>`. */
  readonly name: string;
  readonly input: S;
  /** May this actor do this at all? What the database does not show to them is decided there. */
  readonly allow: (actor: Actor, input: z.output<S>) => boolean;
  /** Slow work that must hold no transaction open: checking and hashing passwords. */
  readonly prepare?: (input: z.output<S>, actor: Actor, origin: Origin) => Promise<Result<P>>;
  readonly redirectTo?: (value: V) => string;
  /** What the page is told, where the value that is kept for a second sending must not hold it (a new password). */
  readonly reveal?: (value: V, key: string) => unknown;
  /** Fields that are never sent back to the page: passwords, codes. */
  readonly secrets?: readonly (keyof z.output<S> & string)[];
  /** In one transaction; a failed result rolls it back. */
  readonly run: (input: z.output<S>, context: ActionContext<P>) => Promise<Result<V>>;
  /** Limits how much of it a user and an organization may send (`limits.ts`). */
  readonly writing?: Writing;
  /** Names the reason why `run` must see what no user may see (factors, password hashes); `allow` and `run` guard it. */
  readonly asSystem?: string;
}

/** Who sends what: everything of a request that an action needs. */
export interface Call {
  readonly actor: Actor;
  readonly typed: Typed;
  readonly origin: Origin;
  /** Idempotency key. */
  readonly key: string;
}

class RolledBack extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super('rolled back');
  }
}

/** Parse → policy → one transaction. Everything an action does except what belongs to the browser. */
export async function performAction<S extends z.ZodObject, V, P>(
  definition: ActionDefinition<S, V, P>,
  { actor, typed, origin, key }: Call,
): Promise<Result<V>> {
  const parsed = parseTyped(definition.input, typed);
  if (!parsed.ok) return parsed;
  const input = parsed.value;
  if (!definition.allow(actor, input)) return failure('denied');
  const sending = { userId: actor.userId, key, action: definition.name, inputHash: hashInput(input) };
  const before = definition.prepare ? await findOutcome(askAs(actor), sending) : null;
  if (before) return success(before.value as V);
  const prepared = definition.prepare ? await definition.prepare(input, actor, origin) : success(undefined as P);
  if (!prepared.ok) return prepared;
  const context = { actor, prepared: prepared.value, key, origin };
  const { asSystem, run, writing } = definition;
  const work = (db: Db) =>
    runOnce(db, sending, async () => {
      const refused = writing === undefined ? null : await takeWriting(db, writing);
      return refused === null ? run(input, { ...context, db }) : { ok: false, problems: [refused] };
    });
  try {
    return success(await (asSystem ? withSystem(asSystem, work, actor.requestId) : withActor(actor, work)));
  } catch (error) {
    if (error instanceof RolledBack) return { ok: false, problems: error.problems };
    throw error;
  }
}

/** The outcome of this sending, or that of the first one of the same. */
async function runOnce<V>(db: Db, sending: Sending, run: () => Promise<Result<V>>): Promise<V> {
  const claim = await claimKey(db, sending);
  if (claim.state === 'reused') throw new RolledBack([{ code: 'conflict' }]);
  if (claim.state === 'repeated') return claim.value as V;
  const result = await run();
  if (!result.ok) throw new RolledBack(result.problems);
  await keepOutcome(db, sending, result.value);
  return result.value;
}
