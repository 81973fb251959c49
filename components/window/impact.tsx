import { Banner } from '@/components/ui/banner';
import { Panel } from '@/components/ui/layout/panel';
import { Table } from '@/components/ui/list/table';
import { formatDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { DayHours } from '@/lib/window/changes/impact/types';
import type { ToldImpact } from '@/lib/window/changes/queries';
import type { Span } from '@/lib/window/types';
import { formatMinuteSpan } from '@/lib/window/wording/rules';

/** What a change would do, day by day, before it is saved. */
export async function ImpactPanel({ impact, within }: { impact: ToldImpact; within: number | null }) {
  const t = await getTranslations('window.changes');
  const locale = await getLocale();
  const { days, towns } = impact;
  return (
    <Panel plain title={t('impact')}>
      {days.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <Table caption={t('impact')} captionHidden narrow="stack">
          <thead>
            <tr>
              <th scope="col">{t('date')}</th>
              <th scope="col">{t('before')}</th>
              <th scope="col">{t('after')}</th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ dates, before, after }) => (
              <tr key={dates[0]}>
                <td data-label={t('date')}>
                  {dates.length === 1
                    ? formatDate(dates[0] ?? '', locale)
                    : t('days', { date: formatDate(dates[0] ?? '', locale), count: dates.length - 1 })}
                </td>
                <td data-label={t('before')}>
                  <Hours hours={before} />
                </td>
                <td data-label={t('after')}>
                  <Hours hours={after} />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <p className="mt-3">{t('towns', { count: towns })}</p>
      {within === null ? null : <p>{t('within', { days: within })}</p>}
      <ExtensionsMeanwhile impact={impact} />
    </Panel>
  );
}

async function ExtensionsMeanwhile({ impact: { extensions } }: { impact: ToldImpact }) {
  if (extensions.length === 0) return null;
  const t = await getTranslations('window.changes');
  const services = await getTranslations('window.services');
  const locale = await getLocale();
  return (
    <Banner className="mt-4" kind="warning" title={t('extensions')}>
      <p>{t('extensionsHelp')}</p>
      <ul className="list-disc ps-6">
        {extensions.map(({ id, date, kind, from, to }) => (
          <li key={id}>
            {t('extension', {
              date: formatDate(date, locale),
              span: formatMinuteSpan({ from, to }),
              service: services(kind),
            })}
          </li>
        ))}
      </ul>
    </Banner>
  );
}

async function Hours({ hours: { closed, counter, online } }: { hours: DayHours }) {
  const t = await getTranslations('window.changes');
  const shell = await getTranslations('shell');
  const spans = (all: readonly Span[]) =>
    all.length === 0 ? t('nothing') : all.map(formatMinuteSpan).join(shell('listSeparator'));
  return (
    <>
      {closed === null ? null : <p>{t(`closed.${closed}`)}</p>}
      <p>{t('counter', { spans: spans(counter) })}</p>
      <p>{t('online', { spans: spans(online) })}</p>
    </>
  );
}
