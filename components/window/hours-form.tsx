import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import { Table } from '@/components/ui/list/table';
import { StatusBadge } from '@/components/ui/status-badge';
import { formatDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { previewHoursAction } from '@/lib/window/settings/actions';
import type { HoursRow } from '@/lib/window/settings/queries';
import { formatMinuteSpan, formatMinutes } from '@/lib/window/wording/rules';

interface HoursProps {
  rows: readonly HoursRow[];
  /** Business date of today. */
  today: string;
  sets: boolean;
  /** The row that is being changed, by its date. */
  edited: string | undefined;
}

/** The nation's hours, from date to date (S0 §1 point 2). */
export async function NationsHours({ rows, today, sets, edited }: HoursProps) {
  const t = await getTranslations('window.calendar');
  const locale = await getLocale();
  const inForce = rows.find(({ validFrom }) => validFrom <= today);
  return (
    <Panel plain id="hours" title={t('hours')}>
      <p className="mb-4">{t('hoursHelp')}</p>
      <Table caption={t('hours')} captionHidden narrow="stack">
        <thead>
          <tr>
            <th scope="col">{t('validFrom')}</th>
            <th scope="col">{t('onlineStart')}</th>
            <th scope="col">{t('counterHours')}</th>
            <th scope="col">{t('nationsOnlineEnd')}</th>
            {sets ? <th scope="col">{t('change')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.validFrom}>
              <td data-label={t('validFrom')}>
                {formatDate(row.validFrom, locale)}{' '}
                {row === inForce ? <StatusBadge tone="success">{t('inForce')}</StatusBadge> : null}
              </td>
              <td data-label={t('onlineStart')}>{formatMinutes(row.onlineStart)}</td>
              <td data-label={t('counterHours')}>
                {formatMinuteSpan({ from: row.counterOpens, to: row.counterCloses })}
              </td>
              <td data-label={t('nationsOnlineEnd')}>{formatMinutes(row.onlineEnd)}</td>
              {sets ? (
                <td data-label={t('change')}>
                  {row.validFrom > today ? (
                    <TextLink href={`/operations/calendar?hours=${row.validFrom}#hours`}>{t('edit')}</TextLink>
                  ) : null}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </Table>
      {sets ? <HoursForm from={rows.find((row) => row.validFrom === edited) ?? null} standard={inForce} /> : null}
    </Panel>
  );
}

async function HoursForm({ from, standard }: { from: HoursRow | null; standard: HoursRow | undefined }) {
  const t = await getTranslations('window.calendar');
  const locale = await getLocale();
  const shown = from ?? standard;
  const time = (minutes: number | undefined) => (minutes === undefined ? undefined : formatMinutes(minutes));
  return (
    <ActionForm action={previewHoursAction} className="mt-6" key={from?.validFrom} label={t('setHours')}>
      {from ? <p>{t('editing', { date: formatDate(from.validFrom, locale) })}</p> : null}
      <input name="version" type="hidden" value={from?.version ?? 0} />
      <div className="grid items-end gap-6 desktop:grid-cols-3">
        <TextField defaultValue={from?.validFrom} label={t('validFrom')} name="validFrom" required type="date" />
        <TextField defaultValue={time(shown?.onlineStart)} label={t('onlineStart')} name="onlineStart" required />
        <TextField defaultValue={time(shown?.counterOpens)} label={t('counterOpens')} name="counterOpens" required />
        <TextField defaultValue={time(shown?.counterCloses)} label={t('counterCloses')} name="counterCloses" required />
        <TextField defaultValue={time(shown?.onlineEnd)} label={t('nationsOnlineEnd')} name="onlineEnd" required />
        <TextField
          defaultValue={shown?.withdrawalMinutes}
          inputMode="numeric"
          label={t('withdrawalMinutes')}
          name="withdrawalMinutes"
          required
        />
        <TextField
          defaultValue={shown?.silenceMinutes}
          inputMode="numeric"
          label={t('silenceMinutes')}
          name="silenceMinutes"
          required
          support={t('silenceSupport')}
        />
      </div>
      <div>
        <SubmitButton aria-label={`${t('confirm')} ${t('setHours')}`}>{t('confirm')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
