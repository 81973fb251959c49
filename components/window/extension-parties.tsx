import { Table } from '@/components/ui/list/table';
import { StatusBadge } from '@/components/ui/status-badge';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { Party } from '@/lib/window/extensions/types';

/** Who is asked and who is told, and each one's answer. */
export async function ExtensionParties({ parties }: { parties: readonly Party[] }) {
  const t = await getTranslations('window.extensions');
  const locale = await getLocale();
  return (
    <Table caption={t('parties')} captionHidden>
      <thead>
        <tr>
          <th scope="col">{t('fields.organization')}</th>
          <th scope="col">{t('fields.answer')}</th>
          <th scope="col">{t('fields.answeredAt')}</th>
          <th scope="col">{t('fields.comment')}</th>
        </tr>
      </thead>
      <tbody>
        {parties.map((party) => (
          <tr key={party.organizationId}>
            <td>{party.name}</td>
            <td>
              {party.answers ? (
                <StatusBadge tone={party.agreed === null ? 'waiting' : party.agreed ? 'success' : 'error'}>
                  {t(party.agreed === null ? 'answers.none' : party.agreed ? 'answers.yes' : 'answers.no')}
                </StatusBadge>
              ) : (
                t('answers.told')
              )}
            </td>
            <td className="tight">
              {party.answeredAt === null ? t('none') : formatShortDateTime(party.answeredAt, locale)}
            </td>
            <td>{party.comment}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
