import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { type Role, roles } from '@/lib/access/actor';
import { type ErrorParams, failure, type Result, success } from '@/lib/core/errors';
import type { Locale } from '@/lib/core/i18n/locale';
import { organizationId } from '@/lib/core/id-shapes';
import { newLoginIdSchema, personSchema } from '../users/schema';
import {
  type Column,
  columns,
  columnWords,
  kindWords,
  type LineKind,
  lineKinds,
  longestText,
  mostLines,
  roleWords,
} from './constants';
import type { HandoverLine, LineProblem, Person } from './types';

export const handoverSchema = z.object({
  organizationId: z.uuid().pipe(organizationId),
  text: z.string().min(1).max(longestText),
});

export const applySchema = handoverSchema.extend({ fingerprint: z.string().regex(/^[0-9a-f]{64}$/) });

type Cells = Readonly<Record<Column, string>>;

export type ReadLine =
  | HandoverLine
  | {
      readonly number: number;
      readonly problems: readonly LineProblem[];
      /** As far as it was understood. */
      readonly wanted: LineKind | null;
      readonly loginId: string;
    };

const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

function wordOf<K extends string>(
  words: Readonly<Record<K, readonly string[]>>,
  keys: readonly K[],
  text: string,
): K | null {
  return keys.find((key) => words[key].some((word) => plain(word) === plain(text))) ?? null;
}

/** A spreadsheet's copy has tabs, a file commas; an apostrophe in front of a formula was put there by our own export. */
function tableOf(text: string): Result<string[][]> {
  try {
    const delimiter = (text.split('\n', 1)[0] ?? '').includes('\t') ? '\t' : ',';
    const rows: string[][] = parse(text, { bom: true, delimiter, relaxColumnCount: true, skipEmptyLines: false });
    return success(rows.map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@＝＋－＠])/, '').trim())));
  } catch (error) {
    const line = error instanceof CsvError && typeof error.lines === 'number' ? error.lines : 1;
    return failure('accounts.unreadableLine', 'text', { line });
  }
}

/** A heading of ours that stands twice: nobody could say which of the two columns is meant. */
const doubled = (heading: readonly string[]): string | undefined =>
  heading.find((cell, index) => {
    const column = wordOf(columnWords, columns, cell);
    return column !== null && heading.some((other, at) => at < index && wordOf(columnWords, [column], other));
  });

/** Columns are found by their headings, so that more columns, as in the exported list, do no harm. */
function positions(heading: readonly string[]): Record<Column, number> | null {
  const found = columns.map(
    (column) => [column, heading.findIndex((cell) => wordOf(columnWords, [column], cell))] as const,
  );
  const needed = found.filter(([column]) => column === 'kind' || column === 'loginId');
  return needed.some(([, at]) => at < 0) ? null : (Object.fromEntries(found) as Record<Column, number>);
}

/** The lines that do something. Problems of a single line stay with it; only an unreadable file fails as a whole. */
export function readHandover(text: string): Result<ReadLine[]> {
  const table = tableOf(text);
  if (!table.ok) return table;
  const [heading, ...rows] = table.value;
  const twice = heading && doubled(heading);
  if (twice) return failure('accounts.doubledHeading', 'text', { heading: twice });
  const at = heading && positions(heading);
  if (!at) return failure('accounts.invalidHeading', 'text');
  const lines = rows.flatMap((row, index) => {
    const cells = Object.fromEntries(columns.map((column) => [column, row[at[column]] ?? ''])) as Cells;
    return cells.kind === '' ? [] : [readLine(index + 2, cells)];
  });
  if (lines.length === 0) return failure('accounts.nothingToDo', 'text');
  return lines.length > mostLines ? failure('accounts.tooManyLines', 'text', { max: mostLines }) : success(lines);
}

/** The words that a cell takes, in both languages: `errorText` shows the reader's. */
const wordParams = (words: readonly (readonly [string, string])[]): ErrorParams => ({
  words: words.map(([japanese]) => japanese).join('、'),
  wordsEn: words.map(([, english]) => english).join(', '),
});

export const roleWordsIn = (held: readonly Role[]): ErrorParams => wordParams(held.map((role) => roleWords[role]));

interface ReadRoles {
  readonly held: readonly Role[];
  /** Words that name no role. */
  readonly unknown: readonly string[];
}

function readRoles(text: string): ReadRoles {
  const words = text.split(/[;；、・,，/／|\s]+/u).filter(Boolean);
  const read = words.map((word) => wordOf(roleWords, roles, word));
  return {
    held: [...new Set(read.filter((role) => role !== null))],
    unknown: words.filter((_, index) => read[index] === null),
  };
}

/** As much of a cell as a message shows. */
const shown = (word: string): string => (word.length > 30 ? `${word.slice(0, 30)}…` : word);

const unknownKind = (word: string): LineProblem => ({
  code: 'accounts.unknownKind',
  column: 'kind',
  params: { word: shown(word), ...wordParams(lineKinds.map((kind) => kindWords[kind])) },
});

function readLine(number: number, cells: Cells): ReadLine {
  const problems: LineProblem[] = [];
  const kind = wordOf(kindWords, lineKinds, cells.kind);
  if (!kind) problems.push(unknownKind(cells.kind));
  const loginId = newLoginIdSchema.safeParse(cells.loginId);
  if (!loginId.success)
    problems.push({ code: cells.loginId === '' ? 'required' : 'accounts.loginIdForm', column: 'loginId' });
  const said = kind === 'add' || kind === 'change' ? readPerson(cells, kind, problems) : {};
  if (problems.length > 0 || !kind || !loginId.success)
    return { number, problems, wanted: kind, loginId: cells.loginId };
  return { number, kind, loginId: loginId.data, said };
}

function readPerson(cells: Cells, kind: LineKind, problems: LineProblem[]): Partial<Person> {
  const said: Record<string, unknown> = {};
  for (const column of ['name', 'kana', 'email', 'phone', 'roles'] as const) {
    const text = cells[column];
    if (text === '' && kind === 'change') continue;
    const { held, unknown } = column === 'roles' ? readRoles(text) : { held: [], unknown: [] };
    const parsed = personSchema.shape[column].safeParse(column === 'roles' ? held : text);
    if (unknown.length > 0) {
      const params = { word: shown(unknown.join(' ')), ...roleWordsIn(roles) };
      problems.push({ code: 'accounts.unknownRole', column, params });
    } else if (parsed.success) said[column] = parsed.data;
    else problems.push({ code: text === '' ? 'required' : 'invalid', column });
  }
  return said;
}

/** What the list of users passes on: an organization, and ticked users with what is to happen to them. */
export const handoverAddressSchema = z.object({
  organization: z.string().max(20).default(''),
  kind: z.enum(lineKinds).default('change'),
  user: z.array(z.uuid()).max(mostLines).default([]),
  /** A hand-over that could not be applied, to be done now. */
  from: z.uuid().optional(),
});

/** The word that is written in a language; either is read. */
export const wordIn = (locale: Locale, [japanese, english]: readonly [string, string]): string =>
  locale === 'ja' ? japanese : english;

/** Several roles in one cell, in the order of the user's own. */
export const rolesIn = (locale: Locale, held: readonly Role[]): string =>
  held.map((role) => wordIn(locale, roleWords[role])).join(locale === 'ja' ? '・' : ';');

type Listed = Person & { readonly loginId: string };

/** The heading, and a line for each user, as a spreadsheet program would write it. */
export function writeHandover(users: readonly Listed[], kind: LineKind, locale: Locale): string {
  const lines = users.map(({ loginId, name, kana, email, phone, roles: held }) => [
    ...[wordIn(locale, kindWords[kind]), loginId, name, kana, email ?? '', phone ?? ''],
    rolesIn(locale, held),
  ]);
  const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return [columns.map((column) => wordIn(locale, columnWords[column])), ...lines]
    .map((cells) => `${cells.map(quoted).join(',')}\n`)
    .join('');
}
