import { ActionForm } from '@/components/ui/action-form';
import { SubmitButton } from '@/components/ui/submit-button';
import { Table } from '@/components/ui/table';
import { formatDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { removeClosureAction } from '@/lib/window/settings/actions';
import type { ClosureRow } from '@/lib/window/settings/queries';

export async function ClosureTable({
  rows,
  removes,
}: {
  rows: readonly ClosureRow[];
  removes: (row: ClosureRow) => boolean;
}) {
  const t = await getTranslations('window.calendar');
  const locale = await getLocale();
  return (
    <Table caption={t('closures')} captionHidden>
      <thead>
        <tr>
          <th scope="col">{t('date')}</th>
          <th scope="col">{t('organization')}</th>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('change')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="tight">{formatDate(row.date, locale)}</td>
            <td>{row.organizationName ?? t('nation')}</td>
            <td>{row.name}</td>
            <td>
              {removes(row) ? (
                <ActionForm action={removeClosureAction} label={`${t('remove')} ${row.date} ${row.name}`}>
                  <input name="id" type="hidden" value={row.id} />
                  <SubmitButton size="small" variant="danger">
                    {t('remove')}
                  </SubmitButton>
                </ActionForm>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
