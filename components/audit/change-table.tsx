import { Table } from '@/components/ui/list/table';
import { StatusBadge } from '@/components/ui/status-badge';
import { fieldLabel, valueLabel } from '@/lib/audit/labels/rules';
import type { AuditDetail } from '@/lib/audit/types';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';

/** Values before and after, side by side; ids as the names they stand for. */
export async function ChangeTable({ event, changes, names }: Pick<AuditDetail, 'event' | 'changes' | 'names'>) {
  const [t, locale] = await Promise.all([getTranslations('audit.detail'), getLocale()]);
  const show = (field: string, value: unknown): string => {
    if (value === undefined || value === null || value === '') return t('none');
    const named = String(value)
      .split(', ')
      .map((part) => names.get(part) ?? part);
    return valueLabel(event, field, named.join(', '), locale);
  };
  return (
    <Table caption={t('changes')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('field')}</th>
          <th scope="col">{t('before')}</th>
          <th scope="col">{t('after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, before, after, changed }) => (
          <tr key={field}>
            <th data-label={t('field')} scope="row">
              <span title={field}>{fieldLabel(event, field, locale)}</span>{' '}
              {changed ? <StatusBadge tone="info">{t('changed')}</StatusBadge> : null}
            </th>
            <td className="whitespace-pre-wrap break-words" data-label={t('before')}>
              {show(field, before)}
            </td>
            <td className="whitespace-pre-wrap break-words" data-label={t('after')}>
              {show(field, after)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
