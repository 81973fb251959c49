import { Panel } from '@/components/ui/layout/panel';
import { getTranslations } from '@/lib/core/i18n/server';
import type { HourCount } from '@/lib/tickets/dashboard/types';
import { Bars } from './bars';

const businessHours = [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18];

/** Today's calls hour by hour: the business hours always, others when somebody called. */
export async function CallBars({ calls }: { calls: readonly HourCount[] }) {
  const t = await getTranslations('dashboard');
  const hours = [...new Set([...businessHours, ...calls.map(({ hour }) => hour)])].sort((a, b) => a - b);
  const at = (hour: number) => calls.find((one) => one.hour === hour)?.calls ?? 0;
  return (
    <Panel plain title={t('callsByHour')}>
      {calls.length === 0 ? (
        <p>{t('callsNone')}</p>
      ) : (
        <Bars
          bars={hours.map((hour) => ({ label: t('hourValue', { hour }), values: [at(hour)] }))}
          columns={[t('hour'), t('calls')]}
          tableLabel={t('asTable')}
          title={t('callsByHour')}
        />
      )}
    </Panel>
  );
}
