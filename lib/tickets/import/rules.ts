import {
  bodyLimit,
  subjectLimit,
  ticketCategories,
  ticketChannels,
  ticketRoutes,
  ticketSystems,
  ticketUrgencies,
} from '../constants';
import type { ImportCells, ImportEntry, ImportProblem, ImportReason, ImportTicket, Parsed } from './types';

/** Kinds of entries that another desk can have; what was only handed about inside it is not taken over. */
export const importKinds = ['question', 'supplement', 'asked_back', 'replied', 'answered', 'note'] as const;
/** What is still open is entered by hand: nobody here has it in hand yet. */
const states = ['closed', 'answered'] as const;

export const ticketColumns = [
  ...[
    'reference',
    'organization_code',
    'subject',
    'created_at',
    'state',
    'route',
    'channel',
    'category',
    'system',
    'urgency',
  ],
  ...['occurred_at', 'action_taken', 'contact_name', 'contact_phone', 'contact_mail', 'answered_at', 'closed_at'],
] as const;
export const entryColumns = ['reference', 'kind', 'organization_code', 'author_name', 'body', 'created_at'] as const;
/** Columns without which a file is not what it is taken for. */
export const neededColumns = {
  tickets: ['reference', 'organization_code', 'subject', 'created_at'],
  entries: ['reference', 'kind', 'organization_code', 'author_name', 'body', 'created_at'],
} as const;

const earliest = Date.parse('1990-01-01T00:00:00+09:00');
const form =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** An instant as written; without a zone it is JST. Null = no such instant. */
export function readInstant(text: string): Date | null {
  const [, year, month, date, hour = '00', minute = '00', second = '00', zone = '+09:00'] = form.exec(text) ?? [];
  if (year === undefined) return null;
  const two = (part = '') => part.padStart(2, '0');
  const day = `${year}-${two(month)}-${two(date)}`;
  const midnight = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== day) return null;
  const offset = zone === 'Z' ? zone : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const at = new Date(`${day}T${two(hour)}:${minute}:${second}${offset}`);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** Reads the cells of one line and collects everything that is wrong with it. */
class Line {
  readonly problems: ImportProblem[] = [];

  constructor(
    private readonly cells: ImportCells,
    private readonly now: Date,
  ) {}

  wrong(column: string, reason: ImportReason): void {
    this.problems.push({ column, reason });
  }

  /** Kept as written, but for white space around it. */
  text(column: string, limit: number, required = false): string {
    const text = (this.cells[column] ?? '').trim();
    if (text === '' && required) this.wrong(column, 'required');
    else if ([...text].length > limit) this.wrong(column, 'tooLong');
    // U+FFFD is what stands for bytes that are no text in the file's encoding.
    else if (text.includes('\0') || text.includes('\ufffd') || /\p{Cs}/u.test(text))
      this.wrong(column, 'invalidCharacter');
    return text;
  }

  option<T extends string>(column: string, options: readonly T[], otherwise?: T): T {
    const text = (this.cells[column] ?? '').trim();
    const found = text === '' ? otherwise : options.find((option) => option === text);
    if (found === undefined) this.wrong(column, text === '' ? 'required' : 'invalid');
    return found ?? (options[0] as T);
  }

  instant(column: string, required = false): Date | null {
    const text = (this.cells[column] ?? '').trim();
    if (text === '') {
      if (required) this.wrong(column, 'required');
      return null;
    }
    const at = readInstant(text);
    if (at === null) this.wrong(column, 'invalid');
    else if (at > this.now) this.wrong(column, 'inFuture');
    else if (at.getTime() < earliest) this.wrong(column, 'tooOld');
    return at;
  }

  result<T>(value: T): Parsed<T> {
    return this.problems.length === 0 ? { ok: true, value } : { ok: false, problems: this.problems };
  }
}

export function readTicketLine(cells: ImportCells, now: Date): Parsed<ImportTicket> {
  const line = new Line(cells, now);
  const createdAt = line.instant('created_at', true) ?? now;
  const state = line.option('state', states, 'closed');
  const answeredAt = line.instant('answered_at');
  const closedAt = line.instant('closed_at') ?? answeredAt ?? createdAt;
  if (answeredAt !== null && answeredAt < createdAt) line.wrong('answered_at', 'outOfOrder');
  if (closedAt < (answeredAt ?? createdAt)) line.wrong('closed_at', 'outOfOrder');
  return line.result({
    reference: line.text('reference', 100, true),
    organizationCode: line.text('organization_code', 20, true),
    route: line.option('route', ticketRoutes, 'direct'),
    channel: line.option('channel', ticketChannels, 'portal'),
    category: line.option('category', ticketCategories, 'other'),
    system: line.option('system', ticketSystems, 'other'),
    urgency: line.option('urgency', ticketUrgencies, 'normal'),
    state,
    subject: line.text('subject', subjectLimit, true),
    contactName: line.text('contact_name', 60),
    contactPhone: line.text('contact_phone', 40),
    contactMail: line.text('contact_mail', 254),
    actionTaken: line.text('action_taken', bodyLimit),
    occurredAt: line.instant('occurred_at'),
    createdAt,
    answeredAt: state === 'answered' ? (answeredAt ?? createdAt) : answeredAt,
    closedAt: state === 'closed' ? closedAt : null,
  });
}

export function readEntryLine(cells: ImportCells, now: Date): Parsed<ImportEntry> {
  const line = new Line(cells, now);
  return line.result({
    reference: line.text('reference', 100, true),
    kind: line.option('kind', importKinds),
    organizationCode: line.text('organization_code', 20, true),
    authorName: line.text('author_name', 60, true),
    body: line.text('body', bodyLimit, true),
    createdAt: line.instant('created_at', true) ?? now,
  });
}
