import 'server-only';
import type { Writer } from './db';
import { type LiveEvent, liveChannel, maxAddressees } from './events-wire';
import { Prisma } from './generated/client';
import { doTogether, type Piece } from './pieces';

export interface PublishedEvent {
  /** Organizations whose open pages may show something old now. */
  readonly organizationIds: readonly string[];
  /** Only these users of them; none = everybody. */
  readonly userIds?: readonly string[];
  /** What pages ask for: `tickets`, `notifications`, … */
  readonly topic: string;
  /** The thing that changed. */
  readonly id: string;
}

/** Tells open pages, after this transaction commits, that something changed. Carries ids only. */
export function publish(db: Writer, event: PublishedEvent): Promise<void> {
  return doTogether(db, [publicationOf(event)]);
}

/** The same, for a change that writes several things at once. */
export function publicationOf({ organizationIds, userIds, topic, id }: PublishedEvent): Piece {
  // Too many to name: whoever gets it without need asks once more and sees nothing new.
  const organizations = organizationIds.length > maxAddressees ? '*' : [...organizationIds];
  const users = userIds === undefined || userIds.length > maxAddressees ? {} : { users: [...userIds] };
  const wire: LiveEvent = { topic, id, organizations, ...users };
  return { call: Prisma.sql`pg_notify(${liveChannel}, ${JSON.stringify(wire)})` };
}
