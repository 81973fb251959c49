import type { Actor } from '@/lib/access/actor';
import type { Fixture } from '@/tests/support/inquiries';

export type Fields = Record<string, string | readonly string[]>;

/** Something of somebody's that a endpoint is opened with. Whoever is not `by` and not named in `also` must find it shut. */
export interface Sample {
  readonly by: Actor;
  readonly fields: Fields;
  /** Taken there alone; the national portal refuses it. */
  readonly site?: 'cloud';
  /** Names of the fixture who may do it too. */
  readonly also?: readonly (keyof Fixture)[];
}
export type MakeSample = (fixture: Fixture) => Promise<Sample>;

export interface RouteSample {
  readonly by: Actor;
  readonly fields: Record<string, unknown>;
  /** Taken there alone; the national portal refuses it. */
  readonly site?: 'cloud';
  /** Raw bytes beside the fields. */
  readonly body?: string;
  /** What others get: shut, or an answer without the secrets. */
  readonly shut: readonly number[];
  /** Words that `by` reads and others must not. */
  readonly secrets?: readonly string[];
  /** Tables in which whoever asks leaves a row of their own. */
  readonly own?: readonly string[];
}

export type MakeRouteSample = (fixture: Fixture) => Promise<RouteSample>;
