import { Table } from '@/components/ui/list/table';
import { StatusBadge } from '@/components/ui/status-badge';
import type { Revision } from '@/lib/articles/revisions/queries';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';

export async function RevisionTable({ revisions }: { revisions: readonly Revision[] }) {
  const t = await getTranslations('articles.revisions');
  const page = await getTranslations('articles.page');
  const locale = await getLocale();
  return (
    <Table caption={t('caption')} narrow="stack">
      <thead>
        <tr>
          <th scope="col">{page('revision')}</th>
          <th scope="col">{t('at')}</th>
          <th scope="col">{t('by')}</th>
          <th scope="col">{t('note')}</th>
        </tr>
      </thead>
      <tbody>
        {revisions.map((revision) => (
          <tr key={revision.number}>
            <td className="tight">
              {page('revisionNumber', { number: revision.number })}{' '}
              {revision.important && revision.number > 1 ? (
                <StatusBadge tone="warning">{t('important')}</StatusBadge>
              ) : null}
            </td>
            <td className="tight" data-label={t('at')}>
              {formatShortDateTime(revision.createdAt, locale)}
            </td>
            <td data-label={t('by')}>
              {revision.organizationName} {revision.authorName}
            </td>
            <td data-label={t('note')}>{revision.number === 1 ? t('first') : revision.note}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
