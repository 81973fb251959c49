import 'server-only';
import type { Db } from './db';
import { type LiveEvent, liveChannel, maxAddressees } from './events-wire';

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
export async function publish(db: Db, event: PublishedEvent): Promise<void> {
  const few = event.organizationIds.length <= maxAddressees;
  const wire: LiveEvent = {
    topic: event.topic,
    id: event.id,
    organizations: few ? [...event.organizationIds] : '*',
    ...(event.userIds === undefined ? {} : { users: event.userIds.slice(0, maxAddressees) }),
  };
  await db.$executeRaw`SELECT pg_notify(${liveChannel}, ${JSON.stringify(wire)})`;
}
