import type { OrganizationId, UserId } from '@/lib/core/ids';
import type { TicketEntryKind } from '../constants';
import type { TicketEntryView } from '../types';
import { correctable, sendings } from './constants';

interface Said {
  readonly kind: TicketEntryKind;
  readonly organizationId: OrganizationId;
  readonly authorId: UserId | null;
  readonly body: string;
  /** Nobody else reads it any more. */
  readonly takenBack: boolean;
}

/** Whoever said something, or the desk of that organization, may correct it, unless it was taken back. */
export function canCorrect(
  entry: Said,
  reader: { userId: UserId; organizationId: OrganizationId; desk: boolean },
): boolean {
  if (entry.takenBack || !correctable.includes(entry.kind) || entry.organizationId !== reader.organizationId)
    return false;
  return reader.desk || entry.authorId === reader.userId;
}

/** Is this what the organization sent, and not undone? The newest of them is what can be undone. */
export const wasSent = (
  { kind, organizationId, takenBack }: Pick<Said, 'kind' | 'organizationId' | 'takenBack'>,
  reader: OrganizationId,
): boolean => !takenBack && organizationId === reader && sendings.includes(kind);

/** Places of what was undone, of entries in their order: each undoing is of the last that its organization had sent. */
export function undonePlaces(
  entries: readonly Pick<TicketEntryView, 'seq' | 'kind' | 'organizationId'>[],
): ReadonlySet<number> {
  const undone = new Set<number>();
  for (const { kind, organizationId, seq } of entries) {
    if (kind !== 'taken_back') continue;
    const sent = entries.findLast(
      (entry) => entry.seq < seq && entry.organizationId === organizationId && sendings.includes(entry.kind),
    );
    if (sent !== undefined) undone.add(sent.seq);
  }
  return undone;
}

export const classified = ['system', 'category', 'urgency', 'vendorMatter'] as const;
type Field = (typeof classified)[number];
type Values = Readonly<Record<Field, string | boolean>>;

/** What was changed, as an entry keeps it: a line `field from to` for each. Codes, so that each reader reads it in their language. */
export function describeChange(before: Values, after: Values): string {
  return classified
    .filter((field) => before[field] !== after[field])
    .map((field) => `${field} ${before[field]} ${after[field]}`)
    .join('\n');
}

export interface FieldChange {
  readonly field: Field;
  readonly from: string;
  readonly to: string;
}

/** What `describeChange` wrote; a line that is none is left out. */
export function readChange(body: string): FieldChange[] {
  return body.split('\n').flatMap((line) => {
    const [field, from, to] = line.split(' ');
    const known = classified.find((one) => one === field);
    return known && from && to ? [{ field: known, from, to }] : [];
  });
}
