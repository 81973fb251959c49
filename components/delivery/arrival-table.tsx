import { Table } from '@/components/ui/list/table';
import { formatShortDate, formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { taskOf, timeOf } from '@/lib/delivery/arrivals/rules';
import type { Arrival, ArrivalTime } from '@/lib/delivery/arrivals/types';
import { formatMinutes } from '@/lib/window/wording/rules';
import { ReceiptStateBadge, ReleaseStateBadge } from './states';

interface ArrivalTableProps {
  caption: string;
  rows: readonly Arrival[];
  /** The operating clock's. */
  now: Date;
  /** All of one server: its name is not repeated. */
  ofOne?: boolean;
  /** May ask the center about what failed. */
  asks: boolean;
}

/** What comes to servers, when, and what to do about it there. What an agent wrote is text and nothing else. */
export async function ArrivalTable({ caption, rows, now, ofOne = false, asks }: ArrivalTableProps) {
  const t = await getTranslations('delivery');
  const timeText = await timeWords();
  return (
    <Table caption={caption} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('package')}</th>
          {ofOne ? null : <th scope="col">{t('node')}</th>}
          <th scope="col">{t('state')}</th>
          <th scope="col">{t('when')}</th>
          <th scope="col">{t('toDo')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const task = taskOf(row);
          return (
            <tr key={`${row.number} ${row.nodeCode}`}>
              <td data-label={t('package')}>
                <a className="link" href={`/deliveries/${row.number}`}>
                  {row.title} {row.packageVersion}
                </a>
                <span className="block text-dns-14N-130 text-solid-gray-700">{t(`kinds.${row.kind}`)}</span>
              </td>
              {ofOne ? null : (
                <td data-label={t('node')}>
                  <a className="link" href={`/deliveries/servers/${row.nodeCode}`}>
                    {row.nodeName}
                  </a>
                </td>
              )}
              <td data-label={t('state')}>
                {row.state === null ? (
                  <ReleaseStateBadge state={row.releaseState} />
                ) : (
                  <ReceiptStateBadge state={row.state} />
                )}
              </td>
              <td data-label={t('when')}>{timeText(timeOf(row, now))}</td>
              <td data-label={t('toDo')}>
                <p>{t(`tasks.${task}`)}</p>
                {row.reason === '' ? null : (
                  <p className="text-dns-14N-130 text-solid-gray-700">{t('decided', { reason: row.reason })}</p>
                )}
                {task === 'askCenter' && asks ? (
                  <a className="link" href="/tickets/new">
                    {t('ask')}
                  </a>
                ) : null}
              </td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

async function timeWords() {
  const t = await getTranslations('delivery');
  const locale = await getLocale();
  return (time: ArrivalTime): string => {
    switch (time.kind) {
      case 'starts':
        return t('times.starts', { time: formatShortDateTime(time.at, locale) });
      case 'ended':
        return formatShortDateTime(time.at, locale);
      case 'arriving':
        return t('times.arriving', { percent: time.percent });
      case 'afterWave':
        return t('times.afterWave', { wave: time.wave - 1 });
      case 'slot':
        return t('times.slot', {
          ...{ date: formatShortDate(time.date, locale), from: formatMinutes(time.from), to: formatMinutes(time.to) },
        });
      default:
        return t(`times.${time.kind}`);
    }
  };
}
