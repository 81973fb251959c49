import { inTokyo } from '../tokyo';
import type { ExportColumn } from './columns';

/**
 * What a spreadsheet program would take for a formula and run when the file is opened; full-width signs too, which Excel with a
 * Japanese input method accepts.
 */
const formula = /^[=+\-@\t\r\n＝＋－＠]/;

/** 2026-11-20 18:05:30 in Japan; sorts as text and is read as a date by spreadsheet programs. */
export const instantText = (instant: Date): string => inTokyo(instant).toISOString().slice(0, 19).replace('T', ' ');

/** An apostrophe in front makes it text. Figures that are figures (columns of numbers) never come here. */
const defuse = (text: string): string => (formula.test(text) ? `'${text}` : text);

const quote = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function cell<Row>(column: ExportColumn<Row>, row: Row): string {
  const value = column.value(row);
  if (value === null) return '';
  if (value instanceof Date) return instantText(value);
  return typeof value === 'number' ? String(value) : quote(defuse(value));
}

/** RFC 4180 line with CRLF. */
export function csvLine<Row>(columns: readonly ExportColumn<Row>[], row: Row): string {
  return `${columns.map((column) => cell(column, row)).join(',')}\r\n`;
}

export function csvHeader<Row>(columns: readonly ExportColumn<Row>[]): string {
  return `${columns.map(({ header }) => quote(defuse(header))).join(',')}\r\n`;
}

/** A line that is no row. */
export const csvNote = (note: string): string => `${quote(defuse(note))}\r\n`;
