import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { dateInJapan } from '@/lib/calendar/rules';
import { askAs } from '@/lib/core/db';
import type { ExportColumn, ExportFormat, ExportNote } from '@/lib/core/export/columns';
import { exportCut, exportResponse } from '@/lib/core/export/response';
import { formatDate } from '@/lib/core/i18n/format';
import { translationsOf } from '@/lib/core/i18n/server';
import { exportLimit } from '../constants';
import { chooseTickets, summarizeTickets } from '../list/queries';
import type { TicketFilter } from '../list/schema';
import type { TicketSummary } from '../list/types';

/** Rows that are read at once. */
const part = 1_000;

type Words = ReturnType<typeof translationsOf<'tickets'>>;

function columnsOf(t: Words): ExportColumn<TicketSummary>[] {
  const header = (column: Parameters<Words>[0]) => t(column);
  return [
    { header: header('columns.number'), value: (row) => row.number },
    { header: header('columns.subject'), width: 50, value: (row) => row.subject },
    { header: header('columns.state'), value: (row) => t(`states.${row.state}`) },
    { header: header('columns.urgency'), value: (row) => t(`urgencies.${row.urgency}`) },
    { header: header('columns.system'), value: (row) => t(`systems.${row.system}`) },
    { header: header('columns.category'), value: (row) => t(`categories.${row.category}`) },
    { header: header('columns.route'), value: (row) => t(`routes.${row.route}`) },
    { header: header('columns.channel'), value: (row) => t(`channels.${row.channel}`) },
    {
      header: header('columns.asker'),
      width: 24,
      value: (row) => [row.askerParentName, row.askerName].filter(Boolean).join(' '),
    },
    {
      header: header('columns.holder'),
      width: 24,
      value: (row) => [row.holderName, row.holderUserName].filter(Boolean).join(' '),
    },
    { header: header('columns.externalReference'), value: (row) => row.externalReference },
    { kind: 'instant', header: header('columns.created'), value: (row) => row.createdAt },
    { kind: 'instant', header: header('columns.due'), value: (row) => row.dueAt },
    { kind: 'instant', header: header('columns.updated'), value: (row) => row.updatedAt },
  ];
}

/** What the list shows with this filter, all its pages up to `exportLimit` rows, as a file. */
export async function ticketExport(actor: Actor, filter: TicketFilter, format: ExportFormat): Promise<Response> {
  const t = translationsOf(actor.locale, 'tickets');
  const { ids, foundSince } = await chooseTickets(askAs(actor, 'custom'), actor, filter, exportLimit + 1);
  const notes = [
    ...(ids.length > exportLimit ? [exportCut(actor.locale, exportLimit)] : []),
    ...(foundSince === null ? [] : [t('foundSince', { date: formatDate(dateInJapan(foundSince), actor.locale) })]),
  ];
  const rows = parts(actor, ids, notes);
  return exportResponse({ format, name: t('exportTitle'), columns: columnsOf(t), rows, locale: actor.locale });
}

/** Each part is a short transaction of its own, so that neither the database nor the process is at one list for long. */
async function* parts(
  actor: Actor,
  ids: readonly string[],
  notes: readonly string[],
): AsyncGenerator<TicketSummary[] | ExportNote> {
  for (const note of notes) yield { note };
  for (let from = 0; from < Math.min(ids.length, exportLimit); from += part) {
    const chosen = ids.slice(from, Math.min(from + part, exportLimit));
    yield await summarizeTickets(askAs(actor, 'custom'), actor, chosen);
  }
}
