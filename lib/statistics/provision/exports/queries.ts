import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { askAs } from '@/lib/core/db';
import type { ExportColumn, ExportFormat } from '@/lib/core/export/columns';
import { exportResponse } from '@/lib/core/export/response';
import { translationsOf } from '@/lib/core/i18n/server';
import { columns, lostLabel, methodNames, methods } from '../constants';
import { getYear, listGroups } from '../queries';
import type { GroupDetail } from '../types';

interface Line {
  readonly body: string;
  readonly laws: string;
  /** `YYYY-MM`. */
  readonly month: string;
  /** null = lost. */
  readonly count: number | null;
  readonly method: string;
  readonly note: string;
}

/** Headed as the file that is imported, in either language, so that it can be imported again. */
const exportColumns: ExportColumn<Line>[] = [
  { header: columns.body, width: 30, value: ({ body }) => body },
  { header: columns.laws, width: 60, value: ({ laws }) => laws },
  { header: columns.month, width: 12, value: ({ month }) => month },
  { header: columns.count, width: 14, value: ({ count }) => (count === null ? lostLabel : String(count)) },
  { header: columns.method, width: 14, value: ({ method }) => method },
  { header: columns.note, width: 40, value: ({ note }) => note },
];

/** The first line of a group names it; the others belong to the line above. */
function linesOf({ body, laws, note, counts, lost }: GroupDetail): Line[] {
  const order = (method: string) => (methods as readonly string[]).indexOf(method);
  const rows = [...counts.map((row) => ({ ...row, reason: '' })), ...lost.map((row) => ({ ...row, count: null }))].sort(
    (a, b) => a.month.localeCompare(b.month) || order(a.method) - order(b.method),
  );
  const head = { body, laws: laws.join('\n'), month: '', count: null, method: '', note };
  const empty = { body: '', laws: '' };
  return rows.map(({ month, count, method, reason }, index) => ({
    ...(index === 0 ? head : empty),
    ...{ month: month.slice(0, 7), count, method: method === '' ? '' : methodNames[method] },
    note: count === null ? reason : index === 0 ? note : '',
  }));
}

/** A year's table as the reader sees it, as a file; null = there is none for them. */
export async function provisionExport(actor: Actor, year: number, format: ExportFormat): Promise<Response | null> {
  const found = await getYear(askAs(actor), year);
  if (found === null) return null;
  const groups = await listGroups(askAs(actor), found.id);
  const name = translationsOf(actor.locale, 'provision')('exportTitle', { year });
  const rows = [groups.flatMap(linesOf)];
  return exportResponse({ format, name, columns: exportColumns, rows, locale: actor.locale });
}
