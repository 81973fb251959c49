import 'server-only';
import { now } from '@/lib/core/clock';
import { type Db, withSystem } from '@/lib/core/db';
import { env } from '@/lib/core/env';
import { publish } from '@/lib/core/events';
import type { NotificationEvent } from '@/lib/core/generated/client';
import { toLocale } from '@/lib/core/i18n/locale';
import { newId } from '@/lib/core/ids';
import type { NotificationKind } from './constants';
import { letterFor } from './letters/rules';
import { createMails } from './mails/mutations';
import type { NewMail } from './mails/types';
import { listRecipients } from './queries';
import type { NotificationParams, Recipient } from './types';

const task = 'notifications.expand';

type Event = Pick<NotificationEvent, 'id' | 'kind' | 'organizationId' | 'targetType' | 'targetId' | 'url' | 'params'>;

/** Events in one transaction: few enough for its time limit, many enough that a rush costs little. */
const together = 50;

/**
 * Turns queued notifications into their users' and queues their mails, the oldest first; answers how many were waiting. Each is
 * expanded once, however many workers look. One that cannot be expanded is raised after the others are done.
 */
export async function expandWaiting(): Promise<number> {
  const waiting = await withSystem(
    task,
    (db) =>
      db.$queryRaw<{ id: string }[]>`
        SELECT id FROM notification_events WHERE expanded_at IS NULL ORDER BY created_at, id LIMIT 1000`,
  );
  const faults: unknown[] = [];
  for (let from = 0; from < waiting.length; from += together) {
    const ids = waiting.slice(from, from + together).map(({ id }) => id);
    await expandNotifications(ids).catch(() => expandEach(ids, faults));
  }
  if (faults.length > 0) throw faults[0];
  return waiting.length;
}

async function expandEach(ids: readonly string[], faults: unknown[]): Promise<void> {
  for (const id of ids) await expandNotifications([id]).catch((error: unknown) => faults.push(error));
}

/** Safe to call again, and by several at once. */
export async function expandNotifications(ids: readonly string[]): Promise<void> {
  await withSystem(task, async (db) => {
    const events = await db.$queryRaw<Event[]>`
      SELECT id, kind, organization_id AS "organizationId", target_type AS "targetType", target_id AS "targetId", url, params
      FROM notification_events WHERE id = ANY (${[...ids]}::uuid[]) AND expanded_at IS NULL ORDER BY id FOR UPDATE SKIP LOCKED`;
    if (events.length === 0) return;
    const told = (await listRecipients(db, events)).filter((recipient) => recipient.channel !== 'none');
    if (told.length > 0) await tell(db, events, told);
    await db.$executeRaw`
      UPDATE notification_events SET expanded_at = ${now()} WHERE id = ANY (${events.map(({ id }) => id)}::uuid[])`;
  });
}

async function tell(db: Db, events: readonly Event[], recipients: readonly Recipient[]): Promise<void> {
  const eventOf = new Map(events.map((event) => [event.id, event]));
  const told = recipients.map((recipient) => {
    const event = eventOf.get(recipient.eventId) as Event;
    return { event, recipient, mail: mailFor(event, recipient) };
  });
  const mails = told.flatMap(({ mail }) => mail ?? []);
  if (mails.length > 0) await createMails(db, mails);
  // Lists show the newest first by their ids, which are random within a millisecond.
  const ids = told.map(() => newId()).sort();
  const rows = told.map(({ recipient: { eventId, id: userId, channel }, mail }, place) => ({
    id: ids[place],
    eventId,
    userId,
    channel,
    mailId: mail?.id ?? null,
  }));
  await db.$executeRaw`
    INSERT INTO notifications (id, event_id, user_id, kind, target_type, target_id, url, params, channel, created_at, mail_id)
    SELECT n.id, e.id, n."userId", e.kind, e.target_type, e.target_id, e.url, e.params, n.channel, ${now()}, n."mailId"
    FROM json_to_recordset(${JSON.stringify(rows)}::json)
      AS n(id uuid, "eventId" uuid, "userId" uuid, channel notification_channel, "mailId" uuid)
    JOIN notification_events e ON e.id = n."eventId" ORDER BY n.id`;
  const organizationIds = new Set(events.map((event) => event.organizationId));
  const news = [...organizationIds].map((id) => {
    const userIds = told.flatMap(({ event, recipient }) => (event.organizationId === id ? recipient.id : []));
    return { organizationIds: [id], userIds: [...new Set(userIds)], topic: 'notifications', id };
  });
  await publish(db, news);
}

/** Who wants mail and has no address sees the notification in the portal. */
function mailFor(event: Event, { id: userId, channel, email, name, locale }: Recipient): NewMail | null {
  if (channel !== 'mail' || !email) return null;
  const item = { kind: event.kind as NotificationKind, params: event.params as NotificationParams, url: event.url };
  const letter = letterFor(item, { name, locale: toLocale(locale) }, env().RENKEI_ORIGIN);
  return { id: newId(), userId, toAddress: email, ...letter, thread: `${event.targetType}-${event.targetId}` };
}
