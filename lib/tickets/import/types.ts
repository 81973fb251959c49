import type {
  TicketCategory,
  TicketChannel,
  TicketEntryKind,
  TicketRoute,
  TicketSystem,
  TicketUrgency,
} from '../constants';

/** Why a line is not taken over. */
export type ImportReason =
  | 'required'
  | 'tooLong'
  | 'invalid'
  | 'invalidCharacter'
  | 'inFuture'
  | 'tooOld'
  | 'outOfOrder'
  | 'notFound'
  | 'twice'
  | 'notOnRoute'
  | 'noQuestion'
  | 'columns';

export interface ImportProblem {
  readonly column: string;
  readonly reason: ImportReason;
}

/** Cells of a line by column; a column that the file does not have is missing. */
export type ImportCells = Readonly<Record<string, string | undefined>>;

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: ImportProblem[] };

export interface ImportTicket {
  readonly reference: string;
  readonly organizationCode: string;
  readonly route: TicketRoute;
  readonly channel: TicketChannel;
  readonly category: TicketCategory;
  readonly system: TicketSystem;
  readonly urgency: TicketUrgency;
  readonly state: 'closed' | 'answered';
  readonly subject: string;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly contactMail: string;
  readonly actionTaken: string;
  readonly occurredAt: Date | null;
  readonly createdAt: Date;
  readonly answeredAt: Date | null;
  readonly closedAt: Date | null;
}

export interface ImportEntry {
  readonly reference: string;
  readonly kind: TicketEntryKind;
  readonly organizationCode: string;
  readonly authorName: string;
  readonly body: string;
  readonly createdAt: Date;
}
