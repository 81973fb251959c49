import { z } from 'zod';
import type { Role } from '@/lib/access/actor';
import { NotificationChannel } from '@/lib/core/generated/enums';
import { organizationId, userId } from '@/lib/core/id-shapes';
import type { OrganizationId, UserId } from '@/lib/core/ids';
import { type NotificationKind, notificationKinds } from './constants';

/** Values for the kind's text, e.g. number, subject, organization; `organizationEn` is what readers of English see instead. No personal contents beyond the subject line. */
export const notificationParamsShape = z.record(z.string(), z.union([z.string(), z.number()])).readonly();
export type NotificationParams = z.infer<typeof notificationParamsShape>;

/** Who names an organization names it in both languages. */
type Named = { readonly organization?: never } | { readonly organization: string; readonly organizationEn: string };

export interface NewNotification {
  readonly kind: NotificationKind;
  /** The organization that is told. */
  readonly organizationId: OrganizationId;
  /** This user of it. */
  readonly userId?: UserId;
  /** Users who hold one of these roles (and the user, if one is named); with neither, everybody in the organization. */
  readonly roles?: readonly Role[];
  readonly targetType: string;
  readonly targetId: string;
  /** Path of the page, beginning with `/`. */
  readonly url: string;
  readonly params: NotificationParams & Named;
  /** It goes before others, and to the desk's address as well. */
  readonly urgent?: boolean;
}

/** A user whom a notification reaches. */
export const recipientShape = z.object({
  /** Of which queued notification. */
  eventId: z.string(),
  id: userId,
  name: z.string(),
  email: z.string().nullable(),
  locale: z.string(),
  /** What the user has chosen for the group; null = the default. */
  chosen: z.enum(NotificationChannel).nullable(),
  /** The notification names this person: who has it in hand, who asked. */
  named: z.boolean(),
  onDuty: z.boolean(),
  administrator: z.boolean(),
  /** Wants the text of what a mail is about. */
  fullText: z.boolean(),
});
export type Recipient = z.infer<typeof recipientShape>;

/** How a notification goes to a user in fact. */
export type Way = Exclude<NotificationChannel, 'duty'>;

/** The desk that a notification is for. */
export const deskShape = z.object({
  eventId: z.string(),
  organizationId,
  name: z.string(),
  /** Mail address of its first ordinary contact; null = there is none. */
  address: z.string().nullable(),
});
export type Desk = z.infer<typeof deskShape>;

/** A line of the list. */
export const notificationSummaryShape = z.object({
  id: z.string(),
  kind: z.enum(notificationKinds),
  params: notificationParamsShape,
  createdAt: z.date(),
  readAt: z.date().nullable(),
});
export type NotificationSummary = z.infer<typeof notificationSummaryShape>;

export const mailSummaryShape = z.object({
  id: z.string(),
  subject: z.string(),
  toAddress: z.string(),
  createdAt: z.date(),
});
export type MailSummary = z.infer<typeof mailSummaryShape>;

export const mailDetailShape = mailSummaryShape.extend({ body: z.string(), thread: z.string() });
export type MailDetail = z.infer<typeof mailDetailShape>;

/** Why an address is to be looked at: no server took its newest mail. */
export const refusedMailShape = z.object({
  at: z.date(),
  /** The server's last answer, in its words. */
  reason: z.string(),
});
export type RefusedMail = z.infer<typeof refusedMailShape>;
