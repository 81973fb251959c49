import type { NodeId, OrganizationId, SessionId, UserId } from '@/lib/core/ids';

/** A shape whose ids are plain text, as the tables of tests write them. */
export type Plain<T> = T extends NodeId | OrganizationId | SessionId | UserId
  ? string
  : T extends Date | ReadonlyMap<unknown, unknown> | ReadonlySet<unknown>
    ? T
    : T extends object
      ? { [K in keyof T]: Plain<T[K]> }
      : T;

/** What a table of a test wrote, with the brands of its ids. */
export const branded = <T>(plain: Plain<T>): T => plain as T;
