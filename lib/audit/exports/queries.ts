import 'server-only';
import type { Actor } from '@/lib/access/actor';
import type { FindTargets } from '@/lib/access/domain-server';
import { askAs } from '@/lib/core/db';
import type { ExportColumn, ExportFormat, ExportNote } from '@/lib/core/export/columns';
import { exportCut, exportResponse } from '@/lib/core/export/response';
import { catalog } from '@/lib/core/i18n/catalog';
import type { Locale } from '@/lib/core/i18n/locale';
import { eventLabel, targetLabel } from '../labels/rules';
import { listAuditEntries } from '../queries';
import type { AuditFilter } from '../schema';
import type { AuditSummary } from '../types';

/** Keeps an export from running for ever; whoever needs more narrows the period. */
const most = 100_000;
const part = 2_000;

export function auditExport(
  actor: Actor,
  filter: AuditFilter,
  format: ExportFormat,
  find: readonly FindTargets[],
): Promise<Response> {
  const { locale } = actor;
  const name = catalog[locale].audit.title;
  return exportResponse({ format, name, columns: columnsIn(locale), rows: parts(actor, filter, find), locale });
}

/** Part by part along the ids, each its own short transaction, so that a slow reader holds none open. */
async function* parts(
  actor: Actor,
  filter: AuditFilter,
  find: readonly FindTargets[],
): AsyncGenerator<AuditSummary[] | ExportNote> {
  let before: string | undefined;
  const next = (limit: number) => listAuditEntries(askAs(actor), actor, filter, { before, limit, find });
  for (let count = 0; count < most; count += part) {
    const rows = await next(part);
    yield rows;
    if (rows.length < part) return;
    before = rows.at(-1)?.id;
  }
  if ((await next(1)).length > 0) yield { note: exportCut(actor.locale, most) };
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
