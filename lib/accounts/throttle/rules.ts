import { z } from 'zod';
import { senderOf } from '@/lib/core/http/sender';
/**
 * Attempts to log in are counted three ways. A `place` is one account from one address (or known device): it is slowed down soon.
 * An `account` from everywhere and an `address` for all accounts have room for honest mistakes; whoever comes with a known
 * device or from a known address is not counted there, so that nobody can lock the owner out by failing often enough.
 */
export type ThrottleKind = 'place' | 'account' | 'address';

interface Limit {
  /** Failures without a pause. */
  readonly free: number;
  /** First pause, seconds; it doubles with each further failure up to `longest`. */
  readonly first: number;
  readonly longest: number;
  /** Seconds without a failure after which the count starts anew. */
  readonly memory: number;
}

export const limits: Readonly<Record<ThrottleKind, Limit>> = {
  place: { free: 5, first: 5, longest: 900, memory: 3600 },
  account: { free: 50, first: 30, longest: 300, memory: 3600 },
  address: { free: 100, first: 30, longest: 900, memory: 900 },
};

export const counterShape = z.object({
  failures: z.number(),
  lastFailureAt: z.date(),
  blockedUntil: z.date().nullable(),
});
export type Counter = z.infer<typeof counterShape>;

/** Seconds to wait after so many failures. */
export function pauseAfter(kind: ThrottleKind, failures: number): number {
  const { free, first, longest } = limits[kind];
  return failures < free ? 0 : Math.min(longest, first * 2 ** (failures - free));
}

/** The counter with one more failure. */
export function countFailure(kind: ThrottleKind, counter: Counter | undefined, now: Date): Counter {
  const fresh = !counter || now.getTime() - counter.lastFailureAt.getTime() > limits[kind].memory * 1000;
  const failures = fresh ? 1 : counter.failures + 1;
  const pause = pauseAfter(kind, failures);
  return { failures, lastFailureAt: now, blockedUntil: pause > 0 ? new Date(now.getTime() + pause * 1000) : null };
}

/** Seconds until the next attempt is let through; 0 = now. */
export function waitFor(counters: readonly (Counter | undefined)[], now: Date): number {
  const ends = counters.map((counter) => counter?.blockedUntil?.getTime() ?? 0);
  return Math.max(0, Math.ceil((Math.max(0, ...ends) - now.getTime()) / 1000));
}

export interface Attempt {
  /** The account aimed at, or what else is guessed at. */
  readonly subject: string;
  readonly address: string;
  readonly device: string | undefined;
  readonly knownDevice: boolean;
  readonly knownAddress: boolean;
}

export interface ThrottleKey {
  readonly kind: ThrottleKind;
  readonly text: string;
}

/** Of attempts that name no account (a passkey says itself whose it is) only the address can be counted. */
export const addressKey = (address: string): ThrottleKey => ({ kind: 'address', text: `address ${senderOf(address)}` });

/** What an attempt is counted under. */
export function throttleKeys({ subject, address, device, knownDevice, knownAddress }: Attempt): ThrottleKey[] {
  if (knownDevice) return [{ kind: 'place', text: `device ${subject} ${device}` }];
  const place: ThrottleKey = { kind: 'place', text: `place ${subject} ${senderOf(address)}` };
  if (knownAddress) return [place, addressKey(address)];
  return [place, { kind: 'account', text: `account ${subject}` }, addressKey(address)];
}
