import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { Table } from '@/components/ui/list/table';
import { formatDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { removeDeskDayAction } from '@/lib/tickets/desk-hours/actions';
import type { DeskDayRow } from '@/lib/tickets/desk-hours/queries';
import { usualHours } from '@/lib/tickets/desk-hours/rules';
import type { Hours } from '@/lib/tickets/desk-hours/types';

const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
export const spanOf = ({ opens, closes }: { readonly opens: number; readonly closes: number }) =>
  `${clock(opens)}–${clock(closes)}`;

/** Days on which the desk works beside its hours. */
export async function DeskDayList({ days, editable }: { days: readonly DeskDayRow[]; editable: boolean }) {
  const [t, shell, locale] = await Promise.all([
    getTranslations('tickets.desk'),
    getTranslations('shell'),
    getLocale(),
  ]);
  const whenOf = ({ date, weekday, nth }: DeskDayRow) =>
    date !== null
      ? formatDate(date, locale)
      : t('monthly', {
          turns: nth.map((turn) => t('nth', { nth: turn })).join(shell('listSeparator')),
          weekday: t(`weekdays.${(weekday ?? 0) as 0 | 1 | 2 | 3 | 4 | 5 | 6}`),
        });
  if (days.length === 0) return <p>{t('noDays')}</p>;
  return (
    <Table caption={t('days')} captionHidden narrow="stack">
      <thead>
        <tr>
          {[t('dayName'), t('when'), t('hours'), t('validFrom'), ...(editable ? [t('remove')] : [])].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.map((day) => (
          <tr key={day.id}>
            <td>{day.name}</td>
            <td data-label={t('when')}>{whenOf(day)}</td>
            <td data-label={t('hours')}>{spanOf(day)}</td>
            <td data-label={t('validFrom')}>{formatDate(day.validFrom, locale)}</td>
            {editable ? (
              <td>
                <ActionForm action={removeDeskDayAction} label={`${t('remove')} ${day.name}`}>
                  <input name="id" type="hidden" value={day.id} />
                  <div>
                    <SubmitButton aria-label={`${t('remove')} ${day.name}`} size="small" variant="outline">
                      {t('remove')}
                    </SubmitButton>
                  </div>
                </ActionForm>
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** On the page of an organization, beside its contacts: when its desk works. */
export async function DeskHours({ hours, days }: { hours: readonly Hours[]; days: readonly DeskDayRow[] }) {
  const t = await getTranslations('tickets.desk');
  const locale = await getLocale();
  if (hours.length === 0 && days.length === 0) return null;
  return (
    <section className="mt-6">
      <h3 className="mb-2 text-std-17B-170">{t('hours')}</h3>
      <ul className="mb-3">
        {hours.map((one) => (
          <li key={one.validFrom}>{t('hoursSince', { date: formatDate(one.validFrom, locale), span: spanOf(one) })}</li>
        ))}
        <li>{t('usualHours', { span: spanOf(usualHours) })}</li>
      </ul>
      {days.length === 0 ? null : <DeskDayList days={days} editable={false} />}
    </section>
  );
}
