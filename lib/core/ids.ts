import { randomBytes } from 'node:crypto';
import { now } from './clock';

declare const brand: unique symbol;
type Branded<B extends string> = string & { readonly [brand]: B };

export type UserId = Branded<'User'>;
export type OrganizationId = Branded<'Organization'>;
export type SessionId = Branded<'Session'>;
export type NodeId = Branded<'Node'>;

/** An id of the database client, which knows no brands: its caller says whose it is. */
export const idOf = <Id extends string>(id: string): Id => id as Id;

/** As `idOf`, of a column that may be empty. */
export const idOrNull = <Id extends string>(id: string | null): Id | null => (id === null ? null : idOf(id));

let last = 0;
let turn = 0;

/**
 * A new UUIDv7: random, and sorted by its time of birth, which keeps indexes dense.
 * Of one process, those of the same millisecond keep their order, too (RFC 9562 §6.2, method 1),
 * up to two thousand of them: lists say 'newest first' by it.
 * @param time milliseconds since 1970
 */
export function newId<T extends string = string>(time: number = now().getTime()): T {
  const bytes = randomBytes(16);
  turn = time === last ? turn + 1 : bytes.readUInt16BE(6) & 0x7ff;
  last = time;
  bytes.writeUIntBE(time, 0, 6);
  bytes.writeUInt16BE(0x7000 | (turn & 0xfff), 6);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as T;
}
