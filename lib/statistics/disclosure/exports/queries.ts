import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { askAs } from '@/lib/core/db';
import type { ExportColumn, ExportFormat } from '@/lib/core/export/columns';
import { exportCut, exportResponse } from '@/lib/core/export/response';
import { translationsOf } from '@/lib/core/i18n/server';
import { listCases } from '../cases/queries';
import { exportLimit } from '../constants';
import { listRecords } from '../records/queries';
import type { CaseFilter, RecordFilter } from '../schema';
import type { CaseSummary, RecordRow } from '../types';

type Words = ReturnType<typeof translationsOf<'disclosure'>>;

const caseColumns = (t: Words): ExportColumn<CaseSummary>[] => [
  { kind: 'number', header: t('columns.number'), value: ({ number }) => number },
  { header: t('columns.register'), width: 20, value: ({ register }) => t(`registers.${register}`) },
  { header: t('columns.reference'), width: 20, value: ({ reference }) => reference },
  { kind: 'date', header: t('columns.receivedOn'), value: ({ receivedOn }) => receivedOn },
  { header: t('columns.requestWay'), value: ({ requestWay }) => t(`ways.${requestWay}`) },
  { kind: 'date', header: t('columns.dueOn'), value: ({ dueOn }) => dueOn },
  { header: t('columns.state'), value: ({ state }) => t(`states.${state}`) },
  { header: t('columns.decision'), value: ({ decision }) => (decision === '' ? '' : t(`decisions.${decision}`)) },
  { kind: 'date', header: t('columns.deliveredOn'), value: ({ deliveredOn }) => deliveredOn },
  { header: t('columns.receiptWay'), value: ({ receiptWay }) => (receiptWay === '' ? '' : t(`ways.${receiptWay}`)) },
];

const recordColumns = (t: Words): ExportColumn<RecordRow>[] => [
  { header: t('columns.record'), width: 24, value: ({ reference }) => reference },
  { kind: 'date', header: t('columns.providedOn'), value: ({ providedOn }) => providedOn },
  { header: t('columns.business'), width: 24, value: ({ business }) => business },
  { header: t('columns.requester'), width: 24, value: ({ requesterName }) => requesterName },
  { header: t('columns.provider'), width: 24, value: ({ providerName }) => providerName },
  { header: t('columns.code'), value: ({ code }) => code },
  { header: t('columns.codeSetBy'), width: 24, value: ({ codeSetByName }) => codeSetByName },
  { header: t('columns.supported'), value: ({ supported }) => (supported ? t('records.supportedShort') : '') },
];

const cut = (actor: Actor, total: number) =>
  total > exportLimit ? [{ note: exportCut(actor.locale, exportLimit) }] : [];

/** The own requests as they are filtered, all pages. */
export async function casesExport(actor: Actor, filter: CaseFilter, format: ExportFormat): Promise<Response> {
  const t = translationsOf(actor.locale, 'disclosure');
  const { rows, total } = await listCases(askAs(actor, 'custom'), actor, { ...filter, page: 1 }, exportLimit);
  const list = { format, name: t('cases.title'), columns: caseColumns(t), locale: actor.locale };
  return exportResponse({ ...list, rows: [...cut(actor, total), rows] });
}

/** The records that the reader sees, as they are filtered, all pages. */
export async function recordsExport(actor: Actor, filter: RecordFilter, format: ExportFormat): Promise<Response> {
  const t = translationsOf(actor.locale, 'disclosure');
  const { rows, total } = await listRecords(askAs(actor, 'custom'), actor, { ...filter, page: 1 }, exportLimit);
  const list = { format, name: t('records.title'), columns: recordColumns(t), locale: actor.locale };
  return exportResponse({ ...list, rows: [...cut(actor, total), rows] });
}
