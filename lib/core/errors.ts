import type { ja as domains } from '@/lib/generated/messages';
import type own from './i18n/messages/ja/errors.json';

type Declared = (typeof domains)['domains'];
type CodesOf<Name extends keyof Declared & string> = Declared[Name] extends { readonly errors: infer Errors }
  ? `${Name}.${keyof Errors & string}`
  : never;

/**
 * The closed list of things a user can be told: those of the portal, and each domain's with its name in front
 * (`tickets.onlyUrgent`). It is made of the messages (`errors` in a domain's `domain.json`), so that no code is without one.
 */
export type ErrorCode =
  | keyof typeof own
  | { [Name in keyof Declared & string]: CodesOf<Name> }[keyof Declared & string];
export type ErrorParams = Readonly<Record<string, string | number>>;

export interface Problem {
  readonly code: ErrorCode;
  /** Name of the input field it belongs to; none = the whole form. */
  readonly field?: string;
  readonly params?: ErrorParams;
}

/** What a page is told of a problem: the server has put it into words, as the browser has no messages but those of its own parts. */
export interface ToldProblem {
  /** An `ErrorCode`, or one of the page's own (`problems` in `ui.json`). */
  readonly code: string;
  readonly field?: string;
  readonly params?: ErrorParams;
  /** None: the page knows the words. */
  readonly text?: string;
}

/** An expected outcome: either a value or the problems that kept it from happening. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export const success = <T>(value: T): Result<T> => ({ ok: true, value });
export const failure = (code: ErrorCode, field?: string, params?: ErrorParams): Result<never> => ({
  ok: false,
  problems: [{ code, ...(field === undefined ? {} : { field }), ...(params === undefined ? {} : { params }) }],
});
