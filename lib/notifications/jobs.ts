import 'server-only';
import { now } from '@/lib/core/clock';
import { type Db, withSystem } from '@/lib/core/db';
import { env } from '@/lib/core/env';
import { publish } from '@/lib/core/events';
import type { NotificationEvent } from '@/lib/core/generated/client';
import { toLocale } from '@/lib/core/i18n/locale';
import { newId } from '@/lib/core/ids';
import { groupOfKind, type NotificationKind } from './constants';
import { letterFor } from './letters/rules';
import { createMails } from './mails/mutations';
import type { NewMail } from './mails/types';
import { listRecipients } from './queries';
import type { NotificationParams, Recipient } from './types';

/** Turns one queued notification into its users' and queues their mails, once, in one transaction. Safe to call again. */
export async function expandNotification(eventId: string): Promise<void> {
  await withSystem('notifications.expand', async (db) => {
    const [locked] = await db.$queryRaw<{ id: string }[]>`
      SELECT id FROM notification_events WHERE id = ${eventId}::uuid AND expanded_at IS NULL FOR UPDATE SKIP LOCKED`;
    if (!locked) return;
    const event = await db.notificationEvent.findUniqueOrThrow({ where: { id: eventId } });
    const all = await listRecipients(db, event, groupOfKind[event.kind as NotificationKind]);
    const told = all.filter((recipient) => recipient.channel !== 'none');
    if (told.length > 0) await tell(db, event, told);
    await db.notificationEvent.update({ where: { id: eventId }, data: { expandedAt: now() } });
  });
}

async function tell(db: Db, event: NotificationEvent, recipients: readonly Recipient[]): Promise<void> {
  const mails = new Map(
    recipients.flatMap((recipient) => mailFor(event, recipient)).map((mail) => [mail.userId, mail]),
  );
  await createMails(db, [...mails.values()]);
  const at = now();
  await db.notification.createMany({
    data: recipients.map(({ id: userId, channel }) => ({
      id: newId(),
      eventId: event.id,
      userId,
      kind: event.kind,
      targetType: event.targetType,
      targetId: event.targetId,
      url: event.url,
      params: event.params as object,
      channel,
      createdAt: at,
      mailId: mails.get(userId)?.id ?? null,
    })),
  });
  const userIds = recipients.map(({ id }) => id);
  await publish(db, { organizationIds: [event.organizationId], userIds, topic: 'notifications', id: event.id });
}

/** Who wants mail and has no address sees the notification in the portal. */
function mailFor(event: NotificationEvent, { id: userId, channel, email, name, locale }: Recipient): NewMail[] {
  if (channel !== 'mail' || !email) return [];
  const item = { kind: event.kind as NotificationKind, params: event.params as NotificationParams, url: event.url };
  const letter = letterFor(item, { name, locale: toLocale(locale) }, env().RENKEI_ORIGIN);
  return [{ id: newId(), userId, toAddress: email, ...letter, thread: `${event.targetType}-${event.targetId}` }];
}

/** Expands what no job expands (its worker died, the queue was not there yet). */
export async function expandOverdue(limit = 200): Promise<number> {
  const overdue = new Date(now().getTime() - 20_000);
  const events = await withSystem('notifications.sweep', (db) =>
    db.notificationEvent.findMany({
      where: { expandedAt: null, createdAt: { lt: overdue } },
      select: { id: true },
      orderBy: { createdAt: 'asc' },
      take: limit,
    }),
  );
  for (const { id } of events) await expandNotification(id);
  return events.length;
}
