import { z } from 'zod';
import type { OrganizationId, UserId } from '../ids';

/** PostgreSQL channel between the process that changes something and the web processes that hold the browsers' streams. */
export const liveChannel = 'renkei_live';

/** NOTIFY payloads end at 8,000 bytes; 90 organizations and 90 users with their ids stay under it. */
export const maxAddressees = 90;

const schema = z.object({
  topic: z.string(),
  id: z.string(),
  organizations: z.union([z.array(z.string()), z.literal('*')]),
  users: z.array(z.string()).optional(),
});

/** `organizations` is `*` when there are more than fit: every browser asks again. `users` narrows it to these. */
export type LiveEvent = Readonly<z.infer<typeof schema>>;

/** null = not ours, or of a version that we do not understand. */
export function parseLiveEvent(payload: string): LiveEvent | null {
  try {
    const parsed = schema.safeParse(JSON.parse(payload));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

const endSchema = z.object({ endOf: z.string() });

/** Id of a user or an organization whose streams end now (triggers of the database say so); null = it says something else. */
export function parseStreamEnd(payload: string): string | null {
  try {
    const parsed = endSchema.safeParse(JSON.parse(payload));
    return parsed.success ? parsed.data.endOf : null;
  } catch {
    return null;
  }
}

/** Whether an event concerns this reader. */
export function isFor(
  event: LiveEvent,
  reader: { readonly organizationId: OrganizationId; readonly userId: UserId },
): boolean {
  if (event.organizations !== '*' && !event.organizations.includes(reader.organizationId)) return false;
  return event.users === undefined || event.users.includes(reader.userId);
}

/** What goes to the browser: which lists to ask for again. No ids of others' organizations or users. */
export const toBrowser = (event: LiveEvent): { readonly topic: string; readonly id: string } => ({
  topic: event.topic,
  id: event.id,
});
