import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { type ActionContext, type ActionDefinition, performAction } from '@/lib/access/requests/perform';
import { recordAudit } from '@/lib/audit/mutations';
import { failure, type Result, success } from '@/lib/core/errors';
import { createActor } from '@/tests/support/actors';
import { callOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';

const input = z.object({ note: z.string().min(1).max(20), password: z.string().optional() });
type Definition = ActionDefinition<typeof input, string>;

let actor: Actor;
let colleague: Actor;

type Work = (typed: z.output<typeof input>, context: ActionContext<undefined>) => Promise<Result<string>>;

/** Writes one audit entry; its number shows how often the work was really done. */
const write: Work = async ({ note }, { actor: who, db }) => {
  await recordAudit(db, who, { event: 'note.written', targetType: 'note', targetId: note });
  return success(`written: ${note}`);
};
const timesDone = async (note: string): Promise<number> => {
  const done =
    "SELECT FROM audit_entries WHERE event = 'note.written' AND target_id = $1 AND actor_organization_id = $2";
  return (await owner().query(done, [note, actor.organizationId])).rowCount ?? 0;
};

const base = { name: 'note.write', input, allow: () => true };

const define = (run: Work): Definition => ({ ...base, run });
const definition = define(write);

beforeAll(async () => {
  actor = await createActor({ kind: 'municipality' });
  colleague = await createActor({ colleagueOf: actor });
});

describe('sent', () => {
  it('does its work and returns the value', async () => {
    expect(await performAction(definition, callOf(actor, { note: 'first' }))).toEqual(success('written: first'));
    expect(await timesDone('first')).toBe(1);
  });

  it('does nothing for whom the policy does not allow', async () => {
    const closed = { ...definition, allow: () => false };
    expect(await performAction(closed, callOf(actor, { note: 'denied' }))).toEqual(failure('denied'));
    expect(await timesDone('denied')).toBe(0);
  });

  it('does nothing with input that does not fit', async () => {
    expect(await performAction(definition, callOf(actor, { note: '' }))).toEqual(failure('required', 'note'));
    expect(await performAction(definition, callOf(actor, { note: 'x', more: 'y' }))).toEqual(
      failure('invalid', 'more'),
    );
  });

  it('takes everything back when it fails', async () => {
    const failing = define(async (typed, context) => {
      await write(typed, context);
      return failure('conflict');
    });
    expect(await performAction(failing, callOf(actor, { note: 'failed' }))).toEqual(failure('conflict'));
    expect(await timesDone('failed')).toBe(0);
  });

  it('takes everything back when it breaks', async () => {
    const breaking = define(async (typed, context) => {
      await write(typed, context);
      throw new Error('broken');
    });
    await expect(performAction(breaking, callOf(actor, { note: 'broken' }))).rejects.toThrow('broken');
    expect(await timesDone('broken')).toBe(0);
  });
});

describe('the same form sent again', () => {
  it('gets the first outcome, and nothing is done twice', async () => {
    const call = callOf(actor, { note: 'twice' });
    const first = await performAction(definition, call);
    expect(await performAction(definition, call)).toEqual(first);
    expect(await timesDone('twice')).toBe(1);
  });

  it('at the same moment, ten times, is done once', async () => {
    const call = callOf(actor, { note: 'ten times' });
    const results = await Promise.all(Array.from({ length: 10 }, () => performAction(definition, call)));
    expect(new Set(results.map((result) => JSON.stringify(result)))).toEqual(
      new Set([JSON.stringify(success('written: ten times'))]),
    );
    expect(await timesDone('ten times')).toBe(1);
  });

  it('with other content is a conflict, not a repetition', async () => {
    const call = callOf(actor, { note: 'one' });
    await performAction(definition, call);
    const other = { ...call, typed: { note: 'another' } };
    expect(await performAction(definition, other)).toEqual(failure('conflict'));
    expect(await timesDone('another')).toBe(0);
  });

  it('by somebody else is their own', async () => {
    const call = callOf(actor, { note: 'mine' });
    await performAction(definition, call);
    await performAction(definition, { ...call, actor: colleague });
    expect(await timesDone('mine')).toBe(2);
  });

  it('after a failure is tried anew', async () => {
    const call = callOf(actor, { note: 'again' });
    await performAction(
      define(async () => failure('conflict')),
      call,
    );
    expect(await performAction(definition, call)).toEqual(success('written: again'));
  });

  it('after more than a day is done anew', async () => {
    const call = callOf(actor, { note: 'next day' });
    await performAction(definition, call);
    await owner().query("UPDATE idempotency_keys SET created_at = now() - interval '25 hours' WHERE key = $1", [
      call.key,
    ]);
    await performAction(definition, call);
    expect(await timesDone('next day')).toBe(2);
  });

  it('needs no second preparation: a password that was right once is not asked again that day', async () => {
    let asked = 0;
    const prepared: Definition = {
      ...definition,
      prepare: async () => (asked++ === 0 ? success(undefined) : failure('accounts.wrongPassword')),
    };
    const call = callOf(actor, { note: 'prepared' });
    const first = await performAction(prepared, call);
    expect(await performAction(prepared, call)).toEqual(first);
    expect(asked).toBe(1);
    const aDayLater = "UPDATE idempotency_keys SET created_at = now() - interval '25 hours' WHERE key = $1";
    await owner().query(aDayLater, [call.key]);
    expect(await performAction(prepared, call)).toEqual(failure('accounts.wrongPassword'));
  });

  it('keeps no password, not even a digest that could be guessed at', async () => {
    const key = randomUUID();
    await performAction(definition, { ...callOf(actor, { note: 'hash', password: 'guessable' }), key });
    const { rows } = await owner().query('SELECT input_hash FROM idempotency_keys WHERE key = $1', [key]);
    const plain = createHash('sha256')
      .update(JSON.stringify({ note: 'hash', password: 'guessable' }))
      .digest('hex');
    expect(rows[0].input_hash).toMatch(/^[0-9a-f]{64}$/);
    expect(rows[0].input_hash).not.toBe(plain);
  });
});
