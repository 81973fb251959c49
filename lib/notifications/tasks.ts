import 'server-only';
import { z } from 'zod';
import type { MailText } from '@/lib/access/domain-server';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import { type Db, withSystem } from '@/lib/core/db';
import { env } from '@/lib/core/env';
import { publish } from '@/lib/core/events/publish';
import { toLocale } from '@/lib/core/i18n/locale';
import { organizationId } from '@/lib/core/id-shapes';
import { newId } from '@/lib/core/ids';
import { defaultChannels, groupOfKind, isObligatory, type NotificationKind } from './constants';
import { deskLetterFor, letterFor } from './letters/rules';
import { createMails } from './mails/mutations';
import type { NewMail } from './mails/types';
import { listDesks, listRecipients } from './queries';
import { waysToTell } from './rules';
import type { Desk, NotificationParams, Recipient, Way } from './types';

const task = 'notifications.expand';

const eventShape = z.object({
  id: z.string(),
  kind: z.string(),
  organizationId,
  targetType: z.string(),
  targetId: z.string(),
  url: z.string(),
  params: z.json(),
  urgent: z.boolean(),
});
type Event = z.infer<typeof eventShape>;

/** Events in one transaction: few enough for its time limit, many enough that a rush costs little. */
const together = 50;

const idShape = z.object({ id: z.string() });

/**
 * Turns queued notifications into their users' and queues their mails, the urgent first and then the oldest; answers how many were waiting. Each is
 * expanded once, however many workers look. One that cannot be expanded is raised after the others are done.
 */
export async function expandWaiting(mailTexts: readonly MailText[] = []): Promise<number> {
  const waiting = await withSystem(
    task,
    (db) =>
      askRows(db, idShape)`
        SELECT id FROM notification_events WHERE expanded_at IS NULL ORDER BY urgent DESC, created_at, id LIMIT 1000`,
  );
  const faults: unknown[] = [];
  for (let from = 0; from < waiting.length; from += together) {
    const ids = waiting.slice(from, from + together).map(({ id }) => id);
    await expandNotifications(ids, mailTexts).catch(() => expandEach(ids, mailTexts, faults));
  }
  if (faults.length > 0) throw faults[0];
  return waiting.length;
}

async function expandEach(ids: readonly string[], mailTexts: readonly MailText[], faults: unknown[]): Promise<void> {
  for (const id of ids) await expandNotifications([id], mailTexts).catch((error: unknown) => faults.push(error));
}

/** Safe to call again, and by several at once. */
export async function expandNotifications(ids: readonly string[], mailTexts: readonly MailText[] = []): Promise<void> {
  await withSystem(task, async (db) => {
    const events = await askRows(db, eventShape)`
      SELECT id, kind, organization_id AS "organizationId", target_type AS "targetType", target_id AS "targetId", url, params, urgent
      FROM notification_events WHERE id = ANY (${[...ids]}::uuid[]) AND expanded_at IS NULL ORDER BY id FOR UPDATE SKIP LOCKED`;
    if (events.length === 0) return;
    const taken = events.map(({ id }) => id);
    const [people, desks] = [await listRecipients(db, events), await listDesks(db, taken, dateInJapan(now()))];
    const texts = people.some(({ fullText }) => fullText) ? await textsOf(db, events, mailTexts) : noTexts;
    const plans = events.map((event) => planOf(event, people, desks, texts));
    const mails = plans.flatMap((plan) => [...plan.told.flatMap(({ mail }) => mail ?? []), ...plan.deskMails]);
    if (mails.length > 0) await createMails(db, mails);
    const told = plans.flatMap((plan) => plan.told);
    if (told.length > 0) await tell(db, events, told);
    await db.$executeRaw`
      UPDATE notification_events SET expanded_at = ${now()} WHERE id = ANY (${taken}::uuid[])`;
  });
}

type Texts = ReadonlyMap<string, string>;
const noTexts: Texts = new Map();
const targetOf = ({ targetType, targetId }: Event) => `${targetType} ${targetId}`;

/** What the targets of these events say in full; read once for each, however many are told of it. */
async function textsOf(db: Db, events: readonly Event[], mailTexts: readonly MailText[]): Promise<Texts> {
  const texts = new Map<string, string>();
  for (const [key, event] of new Map(events.map((one) => [targetOf(one), one]))) {
    for (const mailText of mailTexts) {
      const text = await mailText(db, { type: event.targetType, id: event.targetId });
      if (text !== null) texts.set(key, text);
    }
  }
  return texts;
}

interface Told {
  readonly event: Event;
  readonly recipient: Recipient;
  readonly way: Way;
  readonly mail: NewMail | null;
}

interface Plan {
  readonly told: readonly Told[];
  /** None or one, to the desk's address. */
  readonly deskMails: readonly NewMail[];
}

function planOf(event: Event, recipients: readonly Recipient[], desks: readonly Desk[], texts: Texts): Plan {
  const people = recipients.filter(({ eventId }) => eventId === event.id);
  const desk = desks.find(({ eventId }) => eventId === event.id);
  const group = groupOfKind[event.kind as NotificationKind];
  if (group === undefined) throw new Error(`no kind of notification: ${event.kind}`);
  const usual = defaultChannels[group];
  const { urgent } = event;
  const matter = { usual, obligatory: isObligatory(group), urgent };
  const ways = waysToTell({ ...matter, address: desk?.address ?? null, toDesk: desk !== undefined }, people);
  const told = people.flatMap((recipient) => {
    const way = ways.of.get(recipient.id) ?? 'none';
    return way === 'none'
      ? []
      : { event, recipient, way, mail: way === 'mail' ? mailTo(event, recipient, texts) : null };
  });
  return { told, deskMails: desk && ways.address ? [deskMail(event, desk)] : [] };
}

async function tell(db: Db, events: readonly Event[], told: readonly Told[]): Promise<void> {
  // Lists show the newest first by their ids, which are random within a millisecond.
  const ids = told.map(() => newId()).sort();
  const rows = told.map(({ event, recipient, way, mail }, place) => ({
    id: ids[place],
    eventId: event.id,
    userId: recipient.id,
    channel: way,
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

const itemOf = ({ kind, params, url }: Event) => ({
  kind: kind as NotificationKind,
  params: params as NotificationParams,
  url,
});
const threadOf = ({ targetType, targetId, urgent }: Event) => ({ thread: `${targetType}-${targetId}`, urgent });

/** Who wants mail and has no address sees the notification in the portal. */
function mailTo(event: Event, recipient: Recipient, texts: Texts): NewMail | null {
  const { id: userId, email, name, locale, fullText } = recipient;
  if (!email) return null;
  const text = (fullText ? texts.get(targetOf(event)) : undefined) ?? '';
  const letter = letterFor({ ...itemOf(event), text }, { name, locale: toLocale(locale) }, env().RENKEI_ORIGIN);
  return { id: newId(), userId, organizationId: null, toAddress: email, ...letter, ...threadOf(event) };
}

function deskMail(event: Event, { organizationId, name, address }: Desk): NewMail {
  const letter = deskLetterFor(itemOf(event), name, env().RENKEI_ORIGIN);
  return { id: newId(), userId: null, organizationId, toAddress: address ?? '', ...letter, ...threadOf(event) };
}
