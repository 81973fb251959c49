import 'server-only';
import { z } from 'zod';
import { keyedDigest } from '@/lib/access/keys';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { senderOf } from '@/lib/core/http/sender';
import type { UserId } from '@/lib/core/ids';
import { counterShape, countFailure, type ThrottleKey, waitFor } from './rules';

/** An attempt that was let through, counted as failed until `forgiveAttempt` says otherwise: guesses made side by side all count. */
export interface CountedAttempt {
  readonly places: readonly {
    readonly key: string;
    readonly kind: ThrottleKey['kind'];
    readonly blockedUntil: Date | null;
  }[];
}

export type Admission =
  | { readonly admitted: true; readonly attempt: CountedAttempt }
  | { readonly admitted: false; readonly seconds: number };

const stored = ({ kind, text }: ThrottleKey): string => `${kind}:${keyedDigest('throttle', text).toString('hex')}`;
const placeHash = (value: string): string => keyedDigest('throttle', `known ${value}`).toString('hex');

/**
 * Attempts on the same counters queue. Row locks are not enough: a right password deletes its row, and two attempts that then write
 * it anew would wait for each other.
 */
async function queueFor(db: Db, keys: readonly string[]): Promise<void> {
  await db.$executeRaw`
    SELECT pg_advisory_xact_lock(s.hash) FROM (SELECT hashtextextended(k, 0) AS hash FROM unnest(${keys}::text[]) k ORDER BY 1) s`;
}

const admitAttemptShape = counterShape.extend({ key: z.string() });

/** Counts an attempt, or refuses it because of those before. */
export async function admitAttempt(db: Db, counted: readonly ThrottleKey[]): Promise<Admission> {
  const at = now();
  const keys = counted.map((key) => ({ ...key, key: stored(key) }));
  const names = keys.map(({ key }) => key);
  await queueFor(db, names);
  const rows = await askRows(db, admitAttemptShape)`
    SELECT key, failures, last_failure_at AS "lastFailureAt", blocked_until AS "blockedUntil"
      FROM login_throttles WHERE key = ANY (${names})`;
  const counters = new Map(rows.map((row) => [row.key, row]));
  const seconds = waitFor(rows, at);
  if (seconds > 0) return { admitted: false, seconds };
  const places = [];
  for (const { key, kind } of keys) {
    const counter = countFailure(kind, counters.get(key), at);
    await db.$executeRaw`
      INSERT INTO login_throttles (key, failures, last_failure_at, blocked_until)
      VALUES (${key}, ${counter.failures}, ${counter.lastFailureAt}, ${counter.blockedUntil})
      ON CONFLICT (key) DO UPDATE SET failures = EXCLUDED.failures, last_failure_at = EXCLUDED.last_failure_at, blocked_until = EXCLUDED.blocked_until`;
    places.push({ key, kind, blockedUntil: counter.blockedUntil });
  }
  return { admitted: true, attempt: { places } };
}

/** The attempt was right after all: its place starts anew; what it shares with others only loses this one count. */
export async function forgiveAttempt(db: Db, { places }: CountedAttempt): Promise<void> {
  await queueFor(
    db,
    places.map(({ key }) => key),
  );
  for (const { key, kind, blockedUntil } of places) {
    if (kind === 'place') await db.loginThrottle.deleteMany({ where: { key } });
    else {
      await db.$executeRaw`
        UPDATE login_throttles SET failures = greatest(failures - 1, 0),
          blocked_until = CASE WHEN blocked_until IS NOT DISTINCT FROM ${blockedUntil}::timestamptz THEN NULL ELSE blocked_until END
        WHERE key = ${key}`;
    }
  }
}

/** Has this user logged in from here before, within 90 days? */
export async function findKnownPlaces(
  db: Db,
  userId: UserId | undefined,
  address: string,
  device: string | undefined,
): Promise<{ knownDevice: boolean; knownAddress: boolean }> {
  if (userId === undefined) return { knownDevice: false, knownAddress: false };
  const since = new Date(now().getTime() - 90 * 24 * 3_600_000);
  const places = await db.knownPlace.findMany({
    where: {
      userId,
      lastUsedAt: { gte: since },
      valueHash: { in: [senderOf(address), device ?? ''].filter(Boolean).map(placeHash) },
    },
    select: { kind: true },
  });
  const has = (kind: string) => places.some((place) => place.kind === kind);
  return { knownDevice: has('device'), knownAddress: has('address') };
}

/** Remembers where a log-in succeeded. */
export async function rememberPlaces(db: Db, userId: UserId, address: string, device: string): Promise<void> {
  const at = now();
  for (const [kind, value] of [
    ['device', device],
    ['address', senderOf(address)],
  ] as const) {
    if (value === '') continue;
    const key = { userId, kind, valueHash: placeHash(value) };
    await db.knownPlace.upsert({
      where: { userId_kind_valueHash: key },
      create: { ...key, lastUsedAt: at },
      update: { lastUsedAt: at },
    });
  }
}
