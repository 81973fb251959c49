import { startOf } from '@/lib/calendar/rules';
import { addressOf } from '@/lib/core/http/address';
import { tokyoOffset } from '@/lib/core/tokyo';
import type { AuditFilter } from '../schema';

const day = 24 * 3_600_000;

/** First id (UUIDv7) of an instant: ids begin with the milliseconds of their birth, so a span of time is a span of ids. */
export function firstIdAt(milliseconds: number): string {
  const hex = Math.max(0, milliseconds).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}

const midnightInJapan = (date: string): number => Date.parse(`${date}T00:00:00Z`) - tokyoOffset;

/** Ids from (included) and to (excluded) of the filter's period. */
export function idSpan(
  { from, to, within }: Pick<AuditFilter, 'from' | 'to' | 'within'>,
  now: Date,
): { readonly from: string | null; readonly to: string | null } {
  const starts = [
    ...(from === undefined ? [] : [midnightInJapan(from)]),
    ...(within === undefined ? [] : [startOf(within, now).getTime()]),
  ];
  return {
    from: starts.length === 0 ? null : firstIdAt(Math.max(...starts)),
    to: to === undefined ? null : firstIdAt(midnightInJapan(to) + day),
  };
}

/** Address with filters; empty ones are left out. */
export const auditAddress = (
  path: string,
  filter: Partial<AuditFilter>,
  more: Record<string, string | undefined> = {},
): string => addressOf(path, { ...filter, ...more });

/** The list behind an auditor's first number. */
export const refusedAddress = auditAddress('/admin/audit', { event: 'session.refused', within: '24h' });

export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly changed: boolean;
}

/** Fields of both states, one line each, nested ones as `a.b`; in the order in which they were written. */
export function fieldChanges(before: unknown, after: unknown): FieldChange[] {
  const old = flatten(before);
  const fresh = flatten(after);
  return [...new Set([...old.keys(), ...fresh.keys()])].map((field) => ({
    field,
    before: old.get(field),
    after: fresh.get(field),
    // What is empty looks the same as what is not there.
    changed: JSON.stringify(old.get(field) ?? null) !== JSON.stringify(fresh.get(field) ?? null),
  }));
}

function flatten(state: unknown, path = ''): Map<string, unknown> {
  if (typeof state !== 'object' || state === null) return new Map(path === '' ? [] : [[path, state]]);
  if (Array.isArray(state)) {
    if (state.every((each) => typeof each !== 'object' || each === null)) return new Map([[path, state.join(', ')]]);
    return new Map(state.flatMap((each, index) => [...flatten(each, `${path}.${index + 1}`)]));
  }
  return new Map(
    Object.entries(state).flatMap(([key, value]) => [...flatten(value, path === '' ? key : `${path}.${key}`)]),
  );
}

const idForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Is this an id, and no word or number? */
export const isId = (text: string): boolean => idForm.test(text);

/** Ids among the values, of which a reader would rather see the name. */
export function idsIn(changes: readonly FieldChange[]): string[] {
  const values = changes
    .flatMap(({ before, after }) => [before, after])
    .flatMap((value) => (typeof value === 'string' ? value.split(', ') : []));
  return [...new Set(values.filter(isId))];
}
