import { Table, TableHead } from '@/components/ui/list/table';
import { testOutcomes } from '@/lib/campaigns/constants';
import type { BacklogRow, BodyRow, ResultRow, SlotRow } from '@/lib/campaigns/integrated/types';
import { formatNumber, formatShortDate, formatShortDateTime } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import type { getTranslations } from '@/lib/core/i18n/server';
import type { CampaignWords } from './words';

export type TestWords = Awaited<ReturnType<typeof getTranslations<'tests'>>>;

interface TableProps<Row> {
  rows: readonly Row[];
  locale: Locale;
  t: TestWords;
}

const Heads = ({ names, t }: { names: readonly Parameters<TestWords>[0][]; t: TestWords }) => (
  <TableHead columns={names.map((name) => ({ label: t(name) }))} />
);

export function BodyTable({ rows, t }: Omit<TableProps<BodyRow>, 'locale'>) {
  return (
    <Table caption={t('bodies')} captionHidden narrow="stack">
      <Heads names={['columns.number', 'columns.body', 'columns.provide', 'columns.request', 'columns.note']} t={t} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="num" data-label={t('columns.number')}>
              {row.number}
            </td>
            <td data-label={t('columns.body')}>{row.name}</td>
            <td data-label={t('columns.provide')}>{t(row.provides ? 'yes' : 'no')}</td>
            <td data-label={t('columns.request')}>{t(row.requests ? 'yes' : 'no')}</td>
            <td data-label={t('columns.note')}>{row.note || t('none')}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

export function SlotTable({ rows, locale, t }: TableProps<SlotRow>) {
  return (
    <Table caption={t('schedule')} captionHidden narrow="stack">
      <Heads
        names={[
          ...(['columns.direction', 'columns.body', 'columns.organization', 'columns.span'] as const),
          ...(['columns.passed', 'columns.failed', 'columns.exempt', 'columns.declined', 'columns.note'] as const),
        ]}
        t={t}
      />
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td data-label={t('columns.direction')}>
              {t(`directions.${row.direction}`)}
              {row.voluntary ? `（${t('voluntary')}）` : ''}
            </td>
            <td data-label={t('columns.body')}>{row.bodyName ?? t('allBodies')}</td>
            <td className="who" data-label={t('columns.organization')}>
              {row.organizationName ?? t('allGovernments')}
            </td>
            <td className="tight" data-label={t('columns.span')}>
              {t('dates', { from: formatShortDate(row.fromOn, locale), to: formatShortDate(row.toOn, locale) })}
            </td>
            {testOutcomes.map((name) => (
              <td className="num" data-label={t(`columns.${name}`)} key={name}>
                {formatNumber(row[name])}
              </td>
            ))}
            <td data-label={t('columns.note')}>{row.note || t('none')}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

export function ResultTable({ rows, locale, t }: TableProps<ResultRow>) {
  return (
    <Table caption={t('resultsTitle')} captionHidden narrow="stack">
      <Heads
        names={[
          'columns.organization',
          'columns.direction',
          'columns.body',
          'columns.result',
          'columns.testedOn',
          'columns.comment',
          'columns.reportedBy',
        ]}
        t={t}
      />
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.slotId} ${row.organizationCode}`}>
            <td className="who" data-label={t('columns.organization')}>
              {`${row.prefectureName} ${row.organizationName}`}
            </td>
            <td data-label={t('columns.direction')}>{t(`directions.${row.direction}`)}</td>
            <td data-label={t('columns.body')}>{row.bodyName ?? t('allBodies')}</td>
            <td className="tight" data-label={t('columns.result')}>
              {t(`results.${row.result}`)}
            </td>
            <td className="tight" data-label={t('columns.testedOn')}>
              {row.testedOn === null ? t('none') : formatShortDate(row.testedOn, locale)}
            </td>
            <td data-label={t('columns.comment')}>{row.comment || t('none')}</td>
            <td data-label={t('columns.reportedBy')}>{row.reportedBy}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

export function BacklogTable({ rows, locale, t, words }: TableProps<BacklogRow> & { words: CampaignWords }) {
  return (
    <Table caption={t('backlog')} captionHidden narrow="stack">
      <Heads
        names={[
          'columns.organization',
          'columns.freeze',
          'columns.work',
          'columns.waiting',
          'columns.workedOff',
          'columns.left',
          'columns.reminded',
        ]}
        t={t}
      />
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.freezeId} ${row.organizationId} ${row.work}`}>
            <td className="who" data-label={t('columns.organization')}>
              {`${row.prefectureName} ${row.organizationName}`}
            </td>
            <td data-label={t('columns.freeze')}>{t(`kinds.${row.kind}`)}</td>
            <td data-label={t('columns.work')}>{words(`works.${row.work as 'copy_registration'}`)}</td>
            <td className="num" data-label={t('columns.waiting')}>
              {formatNumber(row.waiting)}
            </td>
            <td className="num" data-label={t('columns.workedOff')}>
              {formatNumber(row.workedOff)}
            </td>
            <td className="num" data-label={t('columns.left')}>
              {formatNumber(row.waiting - row.workedOff)}
            </td>
            <td className="tight" data-label={t('columns.reminded')}>
              {row.remindedAt === null ? t('none') : formatShortDateTime(row.remindedAt, locale)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
