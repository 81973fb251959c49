import 'server-only';
import type { z } from 'zod';
import { askAs, type Db, type Writer, withActor, withSystem, writeAs } from '@/lib/core/db';
import { failure, type Problem, type Result, success } from '@/lib/core/errors';
import { doTogether, type Piece } from '@/lib/core/pieces';
import type { Actor } from './actor';
import { claimKey, findOutcome, hashInput, outcomeOf, type Sending } from './idempotency';
import { parseTyped, type Typed } from './input';
import type { Origin } from './request';

export interface ActionContext<P, D = Db> {
  readonly actor: Actor;
  readonly db: D;
  /** What `prepare` returned. */
  readonly prepared: P;
  /** The form's idempotency key. */
  readonly key: string;
  readonly origin: Origin;
  /** Keeps what `run` is about to return for a second sending, within its own last statement; otherwise that takes one more. */
  readonly keep: (value: unknown) => Piece;
}

interface Definition<S extends z.ZodObject, V, P> {
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
}

/** One transaction; a failed result rolls it back. */
interface RunDefinition<S extends z.ZodObject, V, P = undefined> extends Definition<S, V, P> {
  readonly run: (input: z.output<S>, context: ActionContext<P>) => Promise<Result<V>>;
  /** Names the reason why `run` must see what no user may see (factors, password hashes); `allow` and `run` guard it. */
  readonly asSystem?: string;
}

/** The same, made of statements alone (`writeAs`), which costs a fraction: for what is done all day long. */
interface WriteDefinition<S extends z.ZodObject, V, P> extends Definition<S, V, P> {
  readonly write: (input: z.output<S>, context: ActionContext<P, Writer>) => Promise<Result<V>>;
}

export type ActionDefinition<S extends z.ZodObject, V, P = undefined> =
  | RunDefinition<S, V, P>
  | WriteDefinition<S, V, P>;

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
  if ('write' in definition)
    return orTakenBack<Writer, V>(
      (work) => writeAs(actor, work),
      (db) => runOnce(db, sending, (keep) => definition.write(input, { ...context, db, keep })),
    );
  const { asSystem, run } = definition;
  return orTakenBack<Db, V>(
    (work) => (asSystem ? withSystem(asSystem, work, actor.requestId) : withActor(actor, work)),
    (db) => runOnce(db, sending, (keep) => run(input, { ...context, db, keep })),
  );
}

/** Does the work in a transaction that a failed result takes back. */
async function orTakenBack<D, V>(
  transaction: (work: (db: D) => Promise<V>) => Promise<V>,
  run: (db: D) => Promise<Result<V>>,
): Promise<Result<V>> {
  const work = async (db: D): Promise<V> => {
    const result = await run(db);
    if (!result.ok) throw new RolledBack(result.problems);
    return result.value;
  };
  try {
    return success(await transaction(work));
  } catch (error) {
    if (error instanceof RolledBack) return { ok: false, problems: error.problems };
    throw error;
  }
}

async function runOnce<V>(
  db: Writer,
  sending: Sending,
  run: (keep: (value: unknown) => Piece) => Promise<Result<V>>,
): Promise<Result<V>> {
  const claim = await claimKey(db, sending);
  if (claim.state === 'reused') return failure('conflict');
  if (claim.state === 'repeated') return success(claim.value as V);
  let kept: unknown;
  const result = await run((value) => {
    kept = value;
    return outcomeOf(sending, value);
  });
  if (result.ok && (kept === undefined || kept !== result.value))
    await doTogether(db, [outcomeOf(sending, result.value)]);
  return result;
}
