import { Panel } from '@/components/ui/layout/panel';
import { formatShortDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { DayCount } from '@/lib/tickets/dashboard/types';
import { Bars } from './bars';

/** Received and closed, day by day. */
export async function DayBars({ days }: { days: readonly DayCount[] }) {
  const t = await getTranslations('dashboard');
  const locale = await getLocale();
  const shown = (date: string) =>
    locale === 'ja' ? formatShortDate(date, locale).slice(5) : formatShortDate(date, locale).slice(0, -5);
  return (
    <Panel plain title={t('byDay')}>
      <Bars
        bars={days.map(({ date, received, closed }) => ({ label: shown(date), values: [received, closed] }))}
        columns={[t('date'), t('received'), t('closed')]}
        tableLabel={t('asTable')}
        title={t('byDay')}
      />
    </Panel>
  );
}
