import type { Role } from '@/lib/access/actor';
import type { NotificationChannel } from '@/lib/core/generated/enums';
import type { NotificationKind } from './constants';

/** Values for the kind's text, e.g. number, subject, organization; `organizationEn` is what readers of English see instead. No personal contents beyond the subject line. */
export type NotificationParams = Readonly<Record<string, string | number>>;

/** Who names an organization names it in both languages. */
type Named = { readonly organization?: never } | { readonly organization: string; readonly organizationEn: string };

export interface NewNotification {
  readonly kind: NotificationKind;
  /** The organization that is told. */
  readonly organizationId: string;
  /** This user of it. */
  readonly userId?: string;
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
export interface Recipient {
  /** Of which queued notification. */
  readonly eventId: string;
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly locale: string;
  /** What the user has chosen for the group; null = the default. */
  readonly chosen: NotificationChannel | null;
  /** The notification names this person: who has it in hand, who asked. */
  readonly named: boolean;
  readonly onDuty: boolean;
  readonly administrator: boolean;
  /** Wants the text of what a mail is about. */
  readonly fullText: boolean;
}

/** How a notification goes to a user in fact. */
export type Way = Exclude<NotificationChannel, 'duty'>;

/** The desk that a notification is for. */
export interface Desk {
  readonly eventId: string;
  readonly organizationId: string;
  readonly name: string;
  /** Mail address of its first ordinary contact; null = there is none. */
  readonly address: string | null;
}

/** A line of the list. */
export interface NotificationSummary {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly params: NotificationParams;
  readonly createdAt: Date;
  readonly readAt: Date | null;
}

export interface MailSummary {
  readonly id: string;
  readonly subject: string;
  readonly toAddress: string;
  readonly createdAt: Date;
}

export interface MailDetail extends MailSummary {
  readonly body: string;
  readonly thread: string;
}

/** Why an address is to be looked at: no server took its newest mail. */
export interface RefusedMail {
  readonly at: Date;
  /** The server's last answer, in its words. */
  readonly reason: string;
}
