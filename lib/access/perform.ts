import 'server-only';
import type { z } from 'zod';
import { type Db, withActor, withSystem } from '@/lib/core/db';
import { failure, type Problem, type Result, success } from '@/lib/core/errors';
import type { Actor } from './actor';
import { claimKey, hashInput, type Sending, settleKey } from './idempotency';
import { parseTyped, type Typed } from './input';

export interface ActionContext {
  readonly actor: Actor;
  readonly db: Db;
}

export interface ActionDefinition<S extends z.ZodObject, V> {
  /** `<domain>.<verb>`, as in the audit log. */
  readonly name: string;
  readonly input: S;
  /** May this actor do this at all? What the database does not show to them is decided there. */
  readonly allow: (actor: Actor, input: z.output<S>) => boolean;
  /** One transaction; a failed result rolls it back. */
  readonly run: (input: z.output<S>, context: ActionContext) => Promise<Result<V>>;
  readonly redirectTo?: (value: V) => string;
  /** Fields that are never sent back to the page: passwords, codes. */
  readonly secrets?: readonly (keyof z.output<S> & string)[];
  /** Names the reason why `run` must see what no user may see (factors, password hashes); `allow` and `run` guard it. */
  readonly asSystem?: string;
}

class RolledBack extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super('rolled back');
  }
}

/** Parse → policy → one transaction. Everything an action does except what belongs to the browser. */
export async function performAction<S extends z.ZodObject, V>(
  definition: ActionDefinition<S, V>,
  actor: Actor,
  typed: Typed,
  key?: string,
): Promise<Result<V>> {
  const parsed = parseTyped(definition.input, typed);
  if (!parsed.ok) return parsed;
  const input = parsed.value;
  if (!definition.allow(actor, input)) return failure('denied');
  const sending = key && { userId: actor.userId, key, action: definition.name, inputHash: hashInput(input) };
  const work = async (db: Db): Promise<V> => {
    const value = sending
      ? await runOnce(db, sending, () => definition.run(input, { actor, db }))
      : await definition.run(input, { actor, db });
    if (!value.ok) throw new RolledBack(value.problems);
    return value.value;
  };
  try {
    const { asSystem } = definition;
    return success(await (asSystem ? withSystem(asSystem, work, actor.requestId) : withActor(actor, work)));
  } catch (error) {
    if (error instanceof RolledBack) return { ok: false, problems: error.problems };
    throw error;
  }
}

async function runOnce<V>(db: Db, sending: Sending, run: () => Promise<Result<V>>): Promise<Result<V>> {
  const claim = await claimKey(db, sending);
  if (claim.state === 'reused') return failure('conflict');
  if (claim.state === 'repeated') return success(claim.value as V);
  const result = await run();
  if (result.ok) await settleKey(db, sending, result.value);
  return result;
}
