import { catalog } from '@/lib/core/i18n/catalog';
import { localInput } from '@/lib/core/tokyo';
import type { TicketCategory, TicketSystem, TicketUrgency } from '../constants';
import { undonePlaces } from '../corrections/rules';
import type { TicketEntryView } from '../types';

/** 様02-04 as a workbook is a Japanese form, whatever its reader's language. */
const { form, entry: words, systems, categories, urgencies } = catalog.ja.tickets;

/** The rows of the form: the field of `createTicketSchema`, and what stands before it. */
const rows = [
  ['subject', form.subject],
  ['system', form.system],
  ['category', form.category],
  ['urgency', form.urgency],
  ['occurredAt', form.occurredAt],
  ['question', form.question],
  ['actionTaken', form.actionTaken],
  ['contactName', form.contactName],
  ['contactPhone', form.contactPhone],
  ['contactMail', form.contactMail],
] as const;

export type SheetField = (typeof rows)[number][0];
export type SheetValues = Readonly<Partial<Record<SheetField, string>>>;

/** Bytes: a filled-in sheet is a few kilobytes, with pictures some hundred. */
export const largestSheet = 2_000_000;

export const sheetTitle = '様02-04　問合せ票';
/** Under which the answer is written. */
export const answerLabel = '回答';

const choices: Readonly<Partial<Record<SheetField, Readonly<Record<string, string>>>>> = {
  system: systems,
  category: categories,
  urgency: urgencies,
};

/** How a field is filled in. */
function hintOf(field: SheetField): string {
  const words = choices[field];
  if (words !== undefined) return `次から選んで記入：${Object.values(words).join('、')}`;
  if (field === 'occurredAt') return '例：2026/11/28 9:30（分からなければ空欄）';
  return field === 'question' ? form.questionHelp : '';
}

export interface SheetRow {
  readonly label: string;
  readonly value: string;
  readonly hint: string;
}

/** The form's rows with what is filled in; choices in words. */
export const sheetRows = (values: SheetValues = {}): SheetRow[] =>
  rows.map(([field, label]) => {
    const value = values[field] ?? '';
    return { label, value: choices[field]?.[value] ?? value, hint: hintOf(field) };
  });

const plain = (text: string): string => text.normalize('NFKC').replace(/\s|[(（]?必須[)）]?|[:：*※]/gu, '');

/** `2026/11/28 9:30` and what Excel makes of it, as a form's `datetime-local`; empty = no such time. */
export function readLocalTime(text: string): string {
  const found = /^(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})日?(?:[T ]+(\d{1,2})[:時](\d{1,2}))?/.exec(
    text.normalize('NFKC').trim(),
  );
  if (!found) return '';
  const [, year, month = '', day = '', hour = '0', minute = '0'] = found;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
}

type Said = Pick<TicketEntryView, 'id' | 'seq' | 'kind' | 'organizationId' | 'organizationName' | 'body' | 'sourceId'>;

/** What was answered and not taken back, each with the corrections of it behind it. */
export function answersOf(entries: readonly Said[]): string {
  const undone = undonePlaces(entries);
  const correctionsOf = (id: string) =>
    entries.filter(({ kind, sourceId }) => kind === 'correction' && sourceId === id);
  return entries
    .filter(({ kind, seq }) => (kind === 'answered' || kind === 'passed_on') && !undone.has(seq))
    .flatMap(({ id, organizationName, body }) => [
      `${organizationName}\n${body}`,
      ...correctionsOf(id).map((added) => `${words.correction}　${added.organizationName}\n${added.body}`),
    ])
    .join('\n\n');
}

export interface ReadSheet {
  readonly fields: SheetValues;
  /** Labels of what was filled in and could not be read. */
  readonly unread: readonly string[];
}

const codeOf = (words: Readonly<Record<string, string>>, value: string): string | undefined =>
  Object.entries(words).find(([, word]) => plain(word) === plain(value))?.[0];

/** The fields of a workbook that follows the form: what stands beside each label. null = it is another workbook. */
export function readSheetRows(cells: readonly (readonly string[])[]): ReadSheet | null {
  const fields: Partial<Record<SheetField, string>> = {};
  const unread: string[] = [];
  let labels = 0;
  for (const [field, label] of rows) {
    const row = cells.find(([first = '']) => plain(first) === plain(label));
    if (row === undefined) continue;
    labels += 1;
    const value = (row[1] ?? '').replaceAll('\r\n', '\n').trim();
    if (value === '') continue;
    const words = choices[field];
    const read = words !== undefined ? codeOf(words, value) : field === 'occurredAt' ? readLocalTime(value) : value;
    if (read === undefined || read === '') unread.push(label);
    else fields[field] = read;
  }
  return labels < rows.length / 2 ? null : { fields, unread };
}

/** What a ticket says, as the form has it. */
export function valuesOf(ticket: {
  readonly subject: string;
  readonly system: TicketSystem;
  readonly category: TicketCategory;
  readonly urgency: TicketUrgency;
  readonly occurredAt: Date | null;
  readonly actionTaken: string;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly contactMail: string;
  readonly question: string;
}): SheetValues {
  const { occurredAt, ...texts } = ticket;
  return { ...texts, occurredAt: localInput(occurredAt).replaceAll('-', '/').replace('T', ' ') };
}
