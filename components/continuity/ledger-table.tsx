import { Table } from '@/components/ui/list/table';
import { StatusBadge } from '@/components/ui/status-badge';
import { alarmOf, type Place } from '@/lib/continuity/ledger/rules';
import type { CustodySummary } from '@/lib/continuity/ledger/types';
import { formatAge, formatBytes, formatShortDateTime } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import type { ContinuityText } from './text';

interface LedgerTableProps {
  places: readonly Place[];
  custodies: readonly CustodySummary[];
  now: Date;
  locale: Locale;
  t: ContinuityText;
}

const holderKeys = ['town', 'prefecture', 'center'] as const;

/** Whose copy is where, how old, how large, when it was last proven, and who keeps the shares that open it. */
export function LedgerTable({ places, custodies, now, locale, t }: LedgerTableProps) {
  return (
    <Table caption={t('ledger.caption')} captionHidden narrow="stack">
      <thead>
        <tr>
          {(['town', 'place', 'role', 'dataAt', 'size', 'hash', 'stored', 'restored', 'custodians'] as const).map(
            (key) => (
              <th key={key} scope="col">
                {t(`ledger.${key}`)}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {places.map((place) => (
          <PlaceRow
            custodies={custodies.filter(({ townCode }) => townCode === place.townCode)}
            key={`${place.townCode} ${place.holderCode}`}
            {...{ place, now, locale, t }}
          />
        ))}
      </tbody>
    </Table>
  );
}

interface PlaceRowProps extends Omit<LedgerTableProps, 'places'> {
  place: Place;
}

function PlaceRow({ place, custodies, now, locale, t }: PlaceRowProps) {
  const { entry, role } = place;
  const alarm = alarmOf(entry, now);
  const when = (at: Date | null | undefined) => (at ? formatShortDateTime(at, locale) : t('ledger.never'));
  return (
    <tr>
      <th data-label={t('ledger.town')} scope="row">
        {place.townName}
      </th>
      <td data-label={t('ledger.place')}>{place.holderName}</td>
      <td data-label={t('ledger.role')}>{t(role === 'partner' ? 'mode.partner' : 'mode.downRecovery')}</td>
      <td data-label={t('ledger.dataAt')}>
        <StatusBadge tone={alarm === null ? 'success' : 'error'}>
          {alarm === null ? t('ledger.ok') : t(`ledger.alarm.${alarm}`)}
        </StatusBadge>{' '}
        {when(entry?.dataAt)}
        {entry === undefined ? '' : ` (${formatAge(entry.dataAt, now, locale)})`}
      </td>
      <td className="num" data-label={t('ledger.size')}>
        {entry === undefined ? '' : formatBytes(entry.length)}
      </td>
      <td className="tight" data-label={t('ledger.hash')} title={entry?.sha256}>
        {entry?.sha256.slice(0, 12) ?? ''}
      </td>
      <td data-label={t('ledger.stored')}>{when(entry?.storedAt)}</td>
      <td data-label={t('ledger.restored')}>
        {role === 'partner' && entry !== undefined
          ? t('ledger.restoredByHash', { at: when(entry.checkedAt ?? entry.storedAt) })
          : when(entry?.restoredAt)}
        {entry?.restoreSeconds ? ` ${entry.restoreSeconds.toFixed(1)} s` : ''}
      </td>
      <td data-label={t('ledger.custodians')}>
        {role === 'partner'
          ? holderKeys.map((holder) => {
              const custody = custodies.find((one) => one.holder === holder);
              return (
                <span className="block" key={holder}>
                  {t(`holders.${holder}`)} {custody?.custodian ?? ''}
                </span>
              );
            })
          : ''}
      </td>
    </tr>
  );
}
