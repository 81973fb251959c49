import { randomBytes } from 'node:crypto';
import { now } from './clock';

declare const brand: unique symbol;
type Branded<B extends string> = string & { readonly [brand]?: B };

export type UserId = Branded<'User'>;
export type OrganizationId = Branded<'Organization'>;
export type SessionId = Branded<'Session'>;

/** A new UUIDv7: random, and sorted by its time of birth, which keeps indexes dense. */
export function newId<T extends string = string>(time: number = now().getTime()): T {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(time, 0, 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as T;
}
