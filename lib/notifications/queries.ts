import 'server-only';
import { z } from 'zod';
import type { Role } from '@/lib/access/actor';
import { anyRow, askRows } from '@/lib/core/database/rows';
import type { Ask, Db } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { NotificationChannel } from '@/lib/core/generated/enums';
import type { OrganizationId, UserId } from '@/lib/core/ids';
import {
  defaultChannels,
  groupOfKind,
  type NotificationGroup,
  type NotificationKind,
  notificationKinds,
} from './constants';
import type { NotificationListInput } from './schema';
import {
  type Desk,
  deskShape,
  type MailDetail,
  type MailSummary,
  mailDetailShape,
  mailSummaryShape,
  type NotificationSummary,
  notificationSummaryShape,
  type Recipient,
  type RefusedMail,
  recipientShape,
  refusedMailShape,
} from './types';

const standIns: readonly Role[] = ['system_administrator', 'system_management', 'call_center'];

/**
 * Whom queued notifications reach: active users of the organization, less whoever caused it. What one person alone is told goes to
 * those who answer for the desk when that person's account is disabled: else nobody would hear of it. In `withSystem` only.
 */
export async function listRecipients(
  db: Db,
  events: readonly { readonly id: string; readonly kind: string }[],
): Promise<Recipient[]> {
  const ids = events.map(({ id }) => id);
  const groups = events.map(({ kind }) => groupOfKind[kind as NotificationKind]);
  return askRows(db, recipientShape)`
    SELECT e.id AS "eventId", u.id, u.name, u.email, u.locale, s.channel::text AS chosen, u.id IS NOT DISTINCT FROM e.user_id AS named,
        EXISTS (SELECT FROM desk_duties d WHERE d.user_id = u.id AND d.organization_id = e.organization_id) AS "onDuty",
        EXISTS (SELECT FROM user_roles a WHERE a.user_id = u.id AND a.role = 'system_administrator') AS administrator,
        coalesce((SELECT f.full_text FROM mail_settings f WHERE f.user_id = u.id), false) AS "fullText"
      FROM unnest(${ids}::uuid[], ${groups}::text[]) k(id, "group")
      JOIN notification_events e ON e.id = k.id
      JOIN users u ON u.organization_id = e.organization_id AND u.disabled_at IS NULL AND u.id IS DISTINCT FROM e.actor_user_id
      LEFT JOIN notification_settings s ON s.user_id = u.id AND s."group" = k."group"
     WHERE (e.user_id IS NULL AND cardinality(e.roles) = 0) OR u.id = e.user_id
        OR EXISTS (SELECT FROM user_roles r WHERE r.user_id = u.id AND r.role::text = ANY (CASE
             WHEN cardinality(e.roles) > 0 THEN e.roles
             WHEN EXISTS (SELECT FROM users g WHERE g.id = e.user_id AND g.organization_id = e.organization_id AND g.disabled_at IS NOT NULL)
             THEN ${[...standIns]}::text[] END))
     ORDER BY e.id, u.id`;
}

/** The desks among those that queued notifications are for, with the address at which each is mailed. In `withSystem` only. */
export function listDesks(db: Db, eventIds: readonly string[], date: string): Promise<Desk[]> {
  return askRows(db, deskShape)`
    SELECT e.id AS "eventId", o.id AS "organizationId", o.name, (
        SELECT c.email FROM contacts c
        WHERE c.organization_id = o.id AND c.kind = 'ordinary' AND c.email <> ''
          AND (c.valid_from IS NULL OR c.valid_from <= ${date}::date) AND (c.valid_to IS NULL OR c.valid_to > ${date}::date)
        ORDER BY c.priority, c.id LIMIT 1) AS address
    FROM notification_events e JOIN organizations o ON o.id = e.organization_id
    WHERE e.id = ANY (${[...eventIds]}::uuid[]) AND cardinality(e.roles) > 0`;
}

const getChannelsShape = z.object({ group: z.string(), channel: z.enum(NotificationChannel) });

/** The actor's channel for each group. */
export async function getChannels(db: Ask, userId: UserId): Promise<Record<NotificationGroup, NotificationChannel>> {
  const rows = await askRows(db, getChannelsShape)`
    SELECT "group", channel::text AS channel FROM notification_settings WHERE user_id = ${userId}::uuid`;
  return { ...defaultChannels, ...Object.fromEntries(rows.map((row) => [row.group, row.channel])) };
}

/** One page of the actor's notifications, newest first, and whether older ones follow. */
export async function listNotifications(
  db: Ask,
  userId: UserId,
  { show, group, before }: NotificationListInput,
  limit = 50,
): Promise<{ readonly items: NotificationSummary[]; readonly more: boolean }> {
  const conditions = [
    Prisma.sql`user_id = ${userId}::uuid`,
    ...(before === undefined ? [] : [Prisma.sql`id < ${before}::uuid`]),
    ...(show === 'unread' ? [Prisma.sql`read_at IS NULL`] : []),
    ...(group === undefined ? [] : [Prisma.sql`kind = ANY (${kindsOf(group)}::text[])`]),
  ];
  const rows = await askRows(db, notificationSummaryShape)`
    SELECT id::text, kind, params, created_at AS "createdAt", read_at AS "readAt" FROM notifications
     WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY id DESC LIMIT ${limit + 1}`;
  return { items: rows.slice(0, limit), more: rows.length > limit };
}

const kindsOf = (group: NotificationGroup) => notificationKinds.filter((kind) => groupOfKind[kind] === group);

/** Mails that were kept instead of being sent, newest first: a user's own, and those to the address of `desk` (an organization). */
export async function listKeptMails(
  db: Ask,
  { userId, desk }: { readonly userId: UserId; readonly desk: string | null },
  before: string | undefined,
  limit = 50,
): Promise<{ readonly items: MailSummary[]; readonly more: boolean }> {
  const older = before === undefined ? Prisma.empty : Prisma.sql`AND id < ${before}::uuid`;
  const rows = await askRows(db, mailSummaryShape)`
    SELECT id::text, subject, to_address AS "toAddress", created_at AS "createdAt" FROM mails
     WHERE (user_id = ${userId}::uuid OR organization_id = ${desk}::uuid) AND state = 'kept' ${older} ORDER BY id DESC LIMIT ${limit + 1}`;
  return { items: rows.slice(0, limit), more: rows.length > limit };
}

export async function getKeptMail(db: Ask, id: string): Promise<MailDetail | null> {
  const [mail] = await askRows(db, mailDetailShape)`
    SELECT id::text, subject, to_address AS "toAddress", created_at AS "createdAt", body, thread FROM mails
     WHERE id = ${id}::uuid AND state = 'kept'`;
  return mail ?? null;
}

const fullTextShape = z.object({ fullText: z.boolean() });

/** Whether the user's mails carry the text of what they are about. */
export async function wantsFullText(db: Ask, userId: UserId): Promise<boolean> {
  const [row] = await askRows(db, fullTextShape)`
    SELECT full_text AS "fullText" FROM mail_settings WHERE user_id = ${userId}::uuid`;
  return row?.fullText ?? false;
}

/** Whether mail can reach the user at all. */
export async function hasMailAddress(db: Ask, userId: UserId): Promise<boolean> {
  const rows = await askRows(db, anyRow)`SELECT id FROM users WHERE id = ${userId}::uuid AND email <> ''`;
  return rows.length > 0;
}

const listRefusedShape = refusedMailShape.extend({ id: z.string() });

/** Of the users whom the actor administers those whose newest mail no server took: when, and what it said. */
export async function listRefused(db: Ask, userIds: readonly UserId[]): Promise<ReadonlyMap<string, RefusedMail>> {
  if (userIds.length === 0) return new Map();
  const rows = await askRows(db, listRefusedShape)`
    SELECT user_id::text AS id, at, reason FROM renkei.refused_mail(${[...userIds]}::uuid[])`;
  return new Map(rows.map(({ id, at, reason }) => [id, { at, reason }]));
}

const listRefusedDeskShape = refusedMailShape.extend({ address: z.string() });

/** Addresses of the own desk whose newest mail no server took. */
export async function listRefusedDesk(
  db: Ask,
  organizationId: OrganizationId,
): Promise<ReadonlyMap<string, RefusedMail>> {
  const rows = await askRows(db, listRefusedDeskShape)`
    SELECT * FROM (SELECT DISTINCT ON (to_address) to_address AS address, state::text AS state, settled_at AS at, last_error AS reason FROM mails
      WHERE organization_id = ${organizationId}::uuid AND state IN ('sent', 'failed') ORDER BY to_address, id DESC) m WHERE state = 'failed'`;
  return new Map(rows.map(({ address, at, reason }) => [address, { at, reason }]));
}
