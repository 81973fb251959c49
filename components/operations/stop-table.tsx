import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { Table } from '@/components/ui/list/table';
import { StatusBadge } from '@/components/ui/status-badge';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { cancelStopAction } from '@/lib/operations/stops/actions';
import type { StopRow } from '@/lib/operations/stops/types';

interface StopTableProps {
  rows: readonly StopRow[];
  /** The operating clock's time. */
  now: Date;
  cancels: (row: StopRow) => boolean;
}

const stateOf = ({ cancelledAt, startsAt }: StopRow, now: Date) =>
  cancelledAt !== null ? 'cancelled' : startsAt <= now ? 'running' : 'planned';
const tones = { cancelled: 'closed', running: 'progress', planned: 'waiting' } as const;

/** Stops that are planned or under way, of everybody. */
export async function StopTable({ rows, now, cancels }: StopTableProps) {
  const t = await getTranslations('operations.stops');
  const services = await getTranslations('window.services');
  const shell = await getTranslations('shell');
  const locale = await getLocale();
  return (
    <Table caption={t('title')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('startsAt')}</th>
          <th scope="col">{t('endsAt')}</th>
          <th scope="col">{t('subjectShort')}</th>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('services')}</th>
          <th scope="col">{t('by')}</th>
          <th scope="col">{t('state')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const state = stateOf(row, now);
          return (
            <tr key={row.id}>
              <td className="tight" data-label={t('startsAt')}>
                {formatShortDateTime(row.startsAt, locale)}
              </td>
              <td className="tight" data-label={t('endsAt')}>
                {formatShortDateTime(row.endsAt, locale)}
              </td>
              <td data-label={t('subjectShort')}>
                {row.subject} {row.subjectCode}
              </td>
              <td data-label={t('name')}>
                <p>{row.title}</p>
                <p className="text-dns-14N-130 text-solid-gray-700">{row.reason}</p>
              </td>
              <td data-label={t('services')}>
                {row.services.length === 0
                  ? t('none')
                  : row.services.map((one) => services(one)).join(shell('listSeparator'))}
              </td>
              <td data-label={t('by')}>{row.organizationName}</td>
              <td data-label={t('state')}>
                <StatusBadge tone={tones[state]}>{t(`states.${state}`)}</StatusBadge>
                {state !== 'cancelled' && cancels(row) ? (
                  <ActionForm action={cancelStopAction} className="mt-2" label={`${t('cancel')} ${row.title}`}>
                    <input name="id" type="hidden" value={row.id} />
                    <input name="version" type="hidden" value={row.version} />
                    <div>
                      <SubmitButton size="small" variant="danger">
                        {t('cancel')}
                      </SubmitButton>
                    </div>
                  </ActionForm>
                ) : null}
              </td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
