import 'server-only';
import type { Actor } from '@/lib/access/actor';
import type { FindTargets } from '@/lib/access/domain-server';
import { askAs } from '@/lib/core/db';
import type { ExportColumn, ExportFormat, ExportNote } from '@/lib/core/export/columns';
import { exportCut, exportResponse } from '@/lib/core/export/response';
import { catalog } from '@/lib/core/i18n/catalog';
import type { Locale } from '@/lib/core/i18n/locale';
import { eventLabel, targetLabel } from '../labels/rules';
import { hasMoreThan, listAuditEntries } from '../queries';
import type { AuditFilter } from '../schema';
import type { AuditSummary } from '../types';
import { longestWorkbook } from './constants';

const part = 2_000;

export function auditExport(
  actor: Actor,
  filter: AuditFilter,
  format: ExportFormat,
  find: readonly FindTargets[],
  longest = longestWorkbook,
): Promise<Response> {
  const { locale } = actor;
  const name = catalog[locale].audit.title;
  const limit = format === 'xlsx' ? longest : Number.POSITIVE_INFINITY;
  return exportResponse({ format, name, columns: columnsIn(locale), rows: parts(actor, filter, find, limit), locale });
}

/** Part by part along the ids, each its own short transaction, so that a slow reader holds none open. */
async function* parts(
  actor: Actor,
  filter: AuditFilter,
  find: readonly FindTargets[],
  limit: number,
): AsyncGenerator<AuditSummary[] | ExportNote> {
  let before: string | undefined;
  const next = (limit: number) => listAuditEntries(askAs(actor), actor, filter, { before, limit, find });
  if (Number.isFinite(limit) && (await hasMoreThan(askAs(actor), actor, filter, limit, find))) {
    yield { note: exportCut(actor.locale, limit) };
  }
  for (let left = limit; left > 0; left -= part) {
    const wanted = Math.min(part, left);
    const rows = await next(wanted);
    yield rows;
    if (rows.length < wanted) return;
    before = rows.at(-1)?.id;
  }
}

function columnsIn(locale: Locale): ExportColumn<AuditSummary>[] {
  const { list, detail } = catalog[locale].audit;
  return [
    { header: list.seq, kind: 'number', width: 10, value: ({ seq }) => (seq === null ? null : Number(seq)) },
    { header: list.when, kind: 'instant', width: 20, value: ({ at }) => at },
    { header: list.event, value: ({ event }) => eventLabel(event, locale) },
    { header: list.target, value: ({ targetType }) => targetLabel(targetType, locale) },
    { header: `${list.target} ID`, width: 38, value: ({ targetId }) => targetId },
    { header: list.who, value: ({ actorName, task }) => task ?? actorName },
    { header: list.organization, value: ({ actorOrganizationName }) => actorOrganizationName },
    { header: detail.actingFor, value: ({ actingForName }) => actingForName },
  ];
}
