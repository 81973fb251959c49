import type { ReactNode } from 'react';
import { Table } from '@/components/ui/list/table';
import type { ApplicationSummary } from '@/lib/applications/types';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { formatShortDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { ApplicationStateBadge } from './state';

interface ApplicationTableProps {
  rows: readonly ApplicationSummary[];
  caption: string;
  /** A box before each row. */
  box?: (row: ApplicationSummary) => ReactNode;
}

export async function ApplicationTable({ rows, caption, box }: ApplicationTableProps) {
  const t = await getTranslations('applications');
  const locale = await getLocale();
  const today = dateInJapan(now());
  return (
    <Table caption={caption} captionHidden narrow="stack">
      <thead>
        <tr>
          {box ? (
            <th scope="col">
              <span className="sr-only">{t('bulk')}</span>
            </th>
          ) : null}
          {(['number', 'state', 'form', 'subject', 'organization', 'waiting', 'due', 'submitted'] as const).map(
            (name) => (
              <th key={name} scope="col">
                {t(`columns.${name}`)}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            {box ? <td className="tight">{box(row)}</td> : null}
            <td className="tight" data-label={t('columns.number')}>
              <a className="link" href={`/applications/${row.number}`}>
                {t('number', { number: row.number })}
              </a>
            </td>
            <td className="tight" data-label={t('columns.state')}>
              <ApplicationStateBadge state={row.state} />
            </td>
            <td className="who" data-label={t('columns.form')}>
              {row.formName}
            </td>
            <td className="wide" data-label={t('columns.subject')}>
              {row.subject}
            </td>
            <td
              className="who"
              data-label={t('columns.organization')}
            >{`${row.prefectureName} ${row.organizationName}`}</td>
            <td className="who" data-label={t('columns.waiting')}>
              {row.waitingName || t('none')}
            </td>
            <td className="tight" data-label={t('columns.due')}>
              {row.dueOn === null ? t('none') : formatShortDate(row.dueOn, locale)}
              {row.dueOn !== null && row.dueOn < today ? (
                <strong className="ms-2 text-error-2">{t('overdue')}</strong>
              ) : null}
            </td>
            <td className="tight" data-label={t('columns.submitted')}>
              {row.submittedAt === null ? t('none') : formatShortDate(row.submittedAt, locale)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
