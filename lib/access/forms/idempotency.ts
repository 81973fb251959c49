import 'server-only';
import { z } from 'zod';
import { now } from '@/lib/core/clock';
import { anyRow, askRows } from '@/lib/core/database/rows';
import type { Ask, Db } from '@/lib/core/db';
import type { UserId } from '@/lib/core/ids';
import { keyedDigest } from '../keys';

/** One sending of a form: the key its page was made with, and a digest of what it says. */
export interface Sending {
  readonly userId: UserId;
  readonly key: string;
  readonly action: string;
  readonly inputHash: string;
}

export type Claim =
  | { readonly state: 'first' }
  | { readonly state: 'repeated'; readonly value: unknown }
  | { readonly state: 'reused' };

const keyForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const isKey = (value: unknown): value is string => typeof value === 'string' && keyForm.test(value);

/** Keyed, because inputs may hold passwords. */
export const hashInput = (input: unknown): string =>
  keyedDigest('repeated input', JSON.stringify(input)).toString('hex');

const day = 24 * 3600 * 1000;

/**
 * Takes the key for this transaction. A second sending waits here until the first has ended: then it finds the outcome, or, when the
 * first was rolled back, takes the key itself. `reused`: the key came before with other content, which is not a repetition.
 */
export async function claimKey(db: Ask, sending: Sending): Promise<Claim> {
  const { userId, key, action, inputHash } = sending;
  const at = now();
  const claimed = await askRows(db, anyRow)`
    INSERT INTO idempotency_keys (user_id, key, action, input_hash, created_at)
    VALUES (${userId}::uuid, ${key}::uuid, ${action}, ${inputHash}, ${at})
    ON CONFLICT (user_id, key) DO UPDATE
      SET action = EXCLUDED.action, input_hash = EXCLUDED.input_hash, outcome = NULL, created_at = EXCLUDED.created_at
      WHERE idempotency_keys.created_at < ${new Date(at.getTime() - day)}
    RETURNING 1`;
  if (claimed.length > 0) return { state: 'first' };
  const before = await findBefore(db, sending);
  return before?.same ? { state: 'repeated', value: before.outcome } : { state: 'reused' };
}

/** The outcome of an earlier, finished sending of the same; null = there was none. */
export async function findOutcome(db: Ask, sending: Sending): Promise<{ value: unknown } | null> {
  const before = await findBefore(db, sending);
  return before?.same && before.at.getTime() >= now().getTime() - day ? { value: before.outcome } : null;
}

const findBeforeShape = z.object({ outcome: z.unknown(), at: z.date(), same: z.boolean() });

async function findBefore(db: Ask, { userId, key, action, inputHash }: Sending) {
  const [before] = await askRows(db, findBeforeShape)`
    SELECT outcome, created_at AS at, action = ${action} AND input_hash = ${inputHash} AS same
    FROM idempotency_keys WHERE user_id = ${userId}::uuid AND key = ${key}::uuid`;
  return before;
}

/** Keeps the outcome for whoever sends the same again. */
export async function keepOutcome(db: Db, { userId, key }: Sending, value: unknown): Promise<void> {
  const outcome = JSON.stringify(value ?? null);
  await db.$executeRaw`
    UPDATE idempotency_keys SET outcome = ${outcome}::jsonb WHERE user_id = ${userId}::uuid AND key = ${key}::uuid`;
}

/** On a key with which nothing has been sent yet: a sending takes it over as it does one of days ago. */
const unsent = new Date(0);

/**
 * May what belongs to a form that is not yet sent still be written? If so, a sending of it waits until this transaction has ended,
 * so that it finds what was written, and whoever comes after the sending is told no.
 */
export async function isStillUnsent(db: Ask, userId: UserId, key: string): Promise<boolean> {
  const held = await askRows(db, anyRow)`
    INSERT INTO idempotency_keys (user_id, key, action, input_hash, created_at)
    VALUES (${userId}::uuid, ${key}::uuid, 'unsent', '', ${unsent})
    ON CONFLICT (user_id, key) DO UPDATE SET created_at = EXCLUDED.created_at
      WHERE idempotency_keys.created_at = EXCLUDED.created_at
    RETURNING 1`;
  return held.length > 0;
}
