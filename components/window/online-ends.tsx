import { ActionForm } from '@/components/ui/action-form';
import { Panel } from '@/components/ui/panel';
import { SubmitButton } from '@/components/ui/submit-button';
import { Table } from '@/components/ui/table';
import { TextField } from '@/components/ui/text-field';
import { formatDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { setOnlineEndAction } from '@/lib/window/settings/actions';
import type { OnlineEndRow } from '@/lib/window/settings/queries';
import { formatMinutes } from '@/lib/window/wording/rules';

/** The own prefecture's online end, from a date on (S0 §1 point 3). */
export async function OnlineEnds({ rows }: { rows: readonly OnlineEndRow[] }) {
  const t = await getTranslations('window.calendar');
  const locale = await getLocale();
  return (
    <Panel plain title={t('onlineEnd')}>
      {rows.length === 0 ? (
        <p className="mb-4">{t('noOnlineEnd')}</p>
      ) : (
        <Table caption={t('onlineEnd')} captionHidden className="mb-4">
          <thead>
            <tr>
              <th scope="col">{t('validFrom')}</th>
              <th scope="col">{t('onlineEnd')}</th>
              <th scope="col">{t('reason')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.validFrom}>
                <td className="tight">{formatDate(row.validFrom, locale)}</td>
                <td>{row.onlineEnd === null ? t('nationsEnd') : formatMinutes(row.onlineEnd)}</td>
                <td>{row.reason}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <ActionForm action={setOnlineEndAction} label={t('setOnlineEnd')}>
        <div className="grid gap-6 desktop:grid-cols-3">
          <TextField label={t('validFrom')} name="validFrom" required type="date" />
          <TextField label={t('onlineEnd')} name="onlineEnd" support={t('onlineEndSupport')} />
          <TextField label={t('reason')} maxLength={500} name="reason" />
        </div>
        <div>
          <SubmitButton>{t('setOnlineEnd')}</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  );
}
