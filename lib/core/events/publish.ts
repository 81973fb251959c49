import 'server-only';
import type { Db } from '../db';
import type { OrganizationId, UserId } from '../ids';
import { type LiveEvent, liveChannel, maxAddressees } from './wire';

export interface PublishedEvent {
  /** Organizations whose open pages may show something old now; `*` = everybody's. */
  readonly organizationIds: readonly OrganizationId[] | '*';
  /** Only these users of them; none = everybody. */
  readonly userIds?: readonly UserId[];
  /** What pages ask for: `tickets`, `notifications`, … */
  readonly topic: string;
  /** The thing that changed. */
  readonly id: string;
}

/** Tells open pages, after this transaction commits, that something changed, one thing or many. Carries ids only. */
export async function publish(db: Db, events: PublishedEvent | readonly PublishedEvent[]): Promise<void> {
  const payloads = [events].flat().map((event) => JSON.stringify(toLive(event)));
  if (payloads.length === 0) return;
  await db.$executeRaw`SELECT pg_notify(${liveChannel}, payload) FROM unnest(${payloads}::text[]) payload`;
}

function toLive({ organizationIds, userIds, topic, id }: PublishedEvent): LiveEvent {
  // Too many to name: whoever gets it without need asks once more and sees nothing new.
  const organizations = organizationIds === '*' || organizationIds.length > maxAddressees ? '*' : [...organizationIds];
  const users = userIds === undefined || userIds.length > maxAddressees ? {} : { users: [...userIds] };
  return { topic, id, organizations, ...users };
}
