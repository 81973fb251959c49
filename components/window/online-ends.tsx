import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import { Table } from '@/components/ui/list/table';
import { formatDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { previewOnlineEndAction } from '@/lib/window/settings/actions';
import type { OnlineEndRow } from '@/lib/window/settings/queries';
import { formatMinutes } from '@/lib/window/wording/rules';

interface OnlineEndsProps {
  rows: readonly OnlineEndRow[];
  /** Business date of today. */
  today: string;
  /** The row that is being changed, by its date. */
  edited: string | undefined;
}

/** The own prefecture's online end, from a date on (S0 §1 point 3). */
export async function OnlineEnds({ rows, today, edited }: OnlineEndsProps) {
  const t = await getTranslations('window.calendar');
  const locale = await getLocale();
  return (
    <Panel plain id="online-end" title={t('onlineEnd')}>
      {rows.length === 0 ? (
        <p className="mb-4">{t('noOnlineEnd')}</p>
      ) : (
        <Table caption={t('onlineEnd')} captionHidden className="mb-4" narrow="stack">
          <thead>
            <tr>
              <th scope="col">{t('validFrom')}</th>
              <th scope="col">{t('onlineEnd')}</th>
              <th scope="col">{t('reason')}</th>
              <th scope="col">{t('change')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.validFrom}>
                <td className="tight" data-label={t('validFrom')}>
                  {formatDate(row.validFrom, locale)}
                </td>
                <td data-label={t('onlineEnd')}>
                  {row.onlineEnd === null ? t('nationsEnd') : formatMinutes(row.onlineEnd)}
                </td>
                <td data-label={t('reason')}>{row.reason}</td>
                <td data-label={t('change')}>
                  {row.validFrom > today ? (
                    <TextLink href={`/operations/calendar?end=${row.validFrom}#online-end`}>{t('edit')}</TextLink>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <OnlineEndForm from={rows.find(({ validFrom }) => validFrom === edited) ?? null} />
    </Panel>
  );
}

async function OnlineEndForm({ from }: { from: OnlineEndRow | null }) {
  const t = await getTranslations('window.calendar');
  const locale = await getLocale();
  return (
    <ActionForm action={previewOnlineEndAction} key={from?.validFrom} label={t('setOnlineEnd')}>
      {from ? <p>{t('editing', { date: formatDate(from.validFrom, locale) })}</p> : null}
      <input name="version" type="hidden" value={from?.version ?? 0} />
      <p>{t('onlineEndSupport')}</p>
      <div className="grid items-end gap-6 desktop:grid-cols-3">
        <TextField defaultValue={from?.validFrom} label={t('validFrom')} name="validFrom" required type="date" />
        <TextField
          defaultValue={from?.onlineEnd == null ? '' : formatMinutes(from.onlineEnd)}
          label={t('onlineEnd')}
          name="onlineEnd"
        />
        <TextField defaultValue={from?.reason} label={t('reason')} maxLength={500} name="reason" />
      </div>
      <div>
        <SubmitButton aria-label={`${t('confirm')} ${t('setOnlineEnd')}`}>{t('confirm')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
