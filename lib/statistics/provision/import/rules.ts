import {
  type Column,
  columns,
  lostLabel,
  type Method,
  methodNames,
  methods,
  mostCount,
  totalLabel,
} from '../constants';
import { readMonth } from '../month/rules';
import type { Cell, FileRow, ImportProblem, ImportRule, ReadCount, ReadLost, ReadTable } from './types';

const plain = (cell: Cell): string =>
  String(cell ?? '')
    .normalize('NFKC')
    .trim();

/** Text as it is written, without white space at its ends. Names and laws are not normalized. */
const written = (cell: Cell): string => String(cell ?? '').trim();

type Places = Readonly<Partial<Record<Column, number>>>;

/** Which field stands in which column, by the heading; the note may be missing. */
function readHeading(row: FileRow | undefined): { places: Places; problems: ImportProblem[] } {
  const line = row?.line ?? 1;
  const names = (row?.cells ?? []).map((cell) => plain(cell).replace(/\s/g, ''));
  const places: Partial<Record<Column, number>> = {};
  const problems: ImportProblem[] = [];
  for (const [field, name] of Object.entries(columns) as [Column, string][]) {
    const at = names.indexOf(name);
    if (at >= 0) places[field] = at;
    else if (field !== 'note') problems.push({ line, field, rule: 'heading', value: name });
    if (at !== names.lastIndexOf(name)) problems.push({ line, field, rule: 'headingTwice', value: name });
  }
  return { places, problems };
}

type ReadNumber = { readonly ok: true; readonly count: number } | { readonly ok: false; readonly rule: ImportRule };

/** A count as tables have it: `6,427`, full-width figures, a number of Excel; ▲, △, −, parentheses are a minus. */
export function readCount(cell: Cell): ReadNumber {
  const text = plain(cell).replace(/[,、\s]|件$/g, '');
  if (/^([-−▲△‐–]\d|\(\d+\)$)/.test(text)) return { ok: false, rule: 'negative' };
  if (/^\d+\.\d*[1-9]/.test(text)) return { ok: false, rule: 'fraction' };
  if (!/^\d+(\.0*)?$/.test(text)) return { ok: false, rule: 'count' };
  const count = Number(text);
  return count > mostCount ? { ok: false, rule: 'tooLarge' } : { ok: true, count };
}

type ReadMethod = { readonly ok: true; readonly method: Method } | { readonly ok: false; readonly rule: ImportRule };

/** 即時提供, 電気通信回線(による一括提供), 磁気媒体(による一括提供); one of them in a line. */
export function readMethod(cell: Cell): ReadMethod {
  const words = plain(cell)
    .replace(/による一括提供/g, '')
    .split(/[\s、,・]+/)
    .filter(Boolean);
  const found = words.map((word) => methods.find((method) => methodNames[method] === word || method === word));
  if (words.length > 1) return { ok: false, rule: found.every(Boolean) ? 'twoMethods' : 'method' };
  return found[0] === undefined ? { ok: false, rule: 'method' } : { ok: true, method: found[0] };
}

interface OpenGroup {
  readonly line: number;
  readonly body: string;
  readonly laws: string[];
  note: string;
  readonly counts: ReadCount[];
  readonly lost: ReadLost[];
}

/** Reads the table from its first line to its last. Every line that does not fit is a problem; a table with one is not imported. */
export function readTable(rows: readonly FileRow[], today: string): ReadTable {
  const [heading, ...lines] = rows;
  const { places, problems } = readHeading(heading);
  if (problems.length > 0) return { groups: [], total: null, problems };
  const reader = new TableReader(places, today);
  for (const row of lines) reader.take(row);
  return reader.end(heading?.line ?? 1);
}

class TableReader {
  private readonly groups: OpenGroup[] = [];
  private readonly problems: ImportProblem[] = [];
  private readonly seen = new Set<string>();
  private previous: string | null = null;
  private total: number | null = null;
  private ended = false;

  constructor(
    private readonly places: Places,
    private readonly today: string,
  ) {}

  private cell({ cells }: FileRow, field: Column): Cell {
    const at = this.places[field];
    return at === undefined ? '' : cells[at];
  }

  private refuse(line: number, field: Column | '', rule: ImportRule, value: string): void {
    this.problems.push({ line, field, rule, value: value.slice(0, 80) });
  }

  take(row: FileRow): void {
    const texts = (Object.keys(columns) as Column[]).map((field) => written(this.cell(row, field)));
    if (texts.every((text) => text === '')) return;
    const body = written(this.cell(row, 'body'));
    if (this.ended) this.refuse(row.line, '', 'afterTotal', texts.filter(Boolean).join(' '));
    else if (body.replace(/\s/g, '') === totalLabel) this.takeTotal(row);
    else this.takeOfGroup(row, body);
  }

  /** A line of the group that it begins, or of the one above. */
  private takeOfGroup(row: FileRow, body: string): void {
    if (body !== '') this.begin(row.line, body);
    const group = this.groups.at(-1);
    if (group === undefined) {
      this.refuse(row.line, 'body', 'noBody', '');
      return;
    }
    group.laws.push(...lawsOf(this.cell(row, 'laws')));
    const counted = (['month', 'count', 'method'] as const).some((field) => written(this.cell(row, field)) !== '');
    if (counted) this.takeLine(group, row);
    else this.takeNote(group, row);
  }

  private begin(line: number, body: string): void {
    this.groups.push({ line, body, laws: [], note: '', counts: [], lost: [] });
    this.previous = null;
  }

  private takeNote(group: OpenGroup, row: FileRow): void {
    const note = written(this.cell(row, 'note'));
    if (note !== '') group.note = [group.note, note].filter(Boolean).join(' ');
  }

  private takeTotal(row: FileRow): void {
    this.ended = true;
    const read = readCount(this.cell(row, 'count'));
    if (read.ok) this.total = read.count;
    else this.refuse(row.line, 'count', read.rule, written(this.cell(row, 'count')));
  }

  private takeLine(group: OpenGroup, row: FileRow): void {
    const month = this.monthOf(row);
    const lost = plain(this.cell(row, 'count')) === lostLabel;
    const method = this.methodOf(row, lost);
    if (lost) {
      if (month !== null && method !== null && this.isFirst(row.line, month, method))
        group.lost.push({ line: row.line, month, method, reason: written(this.cell(row, 'note')) });
      return;
    }
    this.takeNote(group, row);
    const read = readCount(this.cell(row, 'count'));
    if (!read.ok) this.refuse(row.line, 'count', read.rule, written(this.cell(row, 'count')));
    if (month === null || method === null || method === '') return;
    if (this.isFirst(row.line, month, method) && read.ok)
      group.counts.push({ line: row.line, month, method, count: read.count });
  }

  private monthOf(row: FileRow): string | null {
    const cell = this.cell(row, 'month');
    const read = readMonth(cell, this.previous);
    const said = cell instanceof Date ? '' : written(cell);
    if (!read.ok) {
      this.refuse(row.line, 'month', read.rule, said);
      return null;
    }
    this.previous = read.month;
    if (read.month < '1990-01-01') this.refuse(row.line, 'month', 'tooEarly', said);
    else if (read.month > this.today) this.refuse(row.line, 'month', 'inFuture', said);
    else return read.month;
    return null;
  }

  private methodOf(row: FileRow, mayLack: boolean): Method | '' | null {
    const cell = this.cell(row, 'method');
    if (mayLack && plain(cell) === '') return '';
    const read = readMethod(cell);
    if (read.ok) return read.method;
    this.refuse(row.line, 'method', read.rule, written(cell));
    return null;
  }

  private isFirst(line: number, month: string, method: string): boolean {
    const key = `${this.groups.length} ${month} ${method}`;
    if (this.seen.has(key)) this.refuse(line, 'month', 'lineTwice', month.slice(0, 7));
    const isNew = !this.seen.has(key);
    this.seen.add(key);
    return isNew;
  }

  end(line: number): ReadTable {
    const keys = new Set<string>();
    for (const group of this.groups) {
      if (group.laws.length === 0) this.refuse(group.line, 'laws', 'noLaws', group.body);
      const key = [group.body, ...group.laws].join('\n');
      if (keys.has(key)) this.refuse(group.line, 'body', 'groupTwice', group.body);
      keys.add(key);
    }
    if (this.groups.length === 0) this.refuse(line, '', 'empty', '');
    const problems = [...this.problems].sort((a, b) => a.line - b.line);
    return { groups: this.groups, total: this.total, problems };
  }
}

/** Each law on a line of its own, as a merged cell holds them. */
const lawsOf = (cell: Cell): string[] =>
  written(cell)
    .split(/\r?\n/)
    .map((law) => law.trim())
    .filter(Boolean);
