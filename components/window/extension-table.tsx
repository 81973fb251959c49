import { TextLink } from '@/components/ui/link';
import { Table } from '@/components/ui/list/table';
import { formatShortDate, formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { ExtensionSummary } from '@/lib/window/extensions/types';
import { formatMinuteSpan } from '@/lib/window/wording/rules';
import { ExtensionStateBadge } from './extension-state';

export async function ExtensionTable({ rows }: { rows: readonly ExtensionSummary[] }) {
  const t = await getTranslations('window.extensions');
  const kinds = await getTranslations('window.services');
  const locale = await getLocale();
  return (
    <Table caption={t('title')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('fields.number')}</th>
          <th scope="col">{t('fields.date')}</th>
          <th scope="col">{t('fields.organization')}</th>
          <th scope="col">{t('fields.kind')}</th>
          <th scope="col">{t('fields.state')}</th>
          <th scope="col">{t('fields.answers')}</th>
          <th scope="col">{t('fields.deadline')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td data-label={t('fields.number')}>
              <TextLink href={`/operations/extensions/${row.number}`}>{t('number', { number: row.number })}</TextLink>
              {row.waitsForReader ? <strong className="ms-2">{t('waitsForYou')}</strong> : null}
            </td>
            <td className="tight" data-label={t('fields.date')}>
              {formatShortDate(row.date, locale)} {formatMinuteSpan(row)}
            </td>
            <td data-label={t('fields.organization')}>{row.organizationName}</td>
            <td data-label={t('fields.kind')}>{kinds(row.kind)}</td>
            <td data-label={t('fields.state')}>
              <ExtensionStateBadge state={row.state} />
            </td>
            <td className="num" data-label={t('fields.answers')}>
              {row.agreed} / {row.asked}
            </td>
            <td className="tight" data-label={t('fields.deadline')}>
              {row.deadline === null ? t('none') : formatShortDateTime(row.deadline, locale)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
