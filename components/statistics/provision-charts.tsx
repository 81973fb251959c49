import { Disclosure } from '@/components/ui/layout/disclosure';
import { Panel } from '@/components/ui/layout/panel';
import { formatNumber } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { methods } from '@/lib/statistics/provision/constants';
import { sumByBody, sumByMethod, sumByMonth } from '@/lib/statistics/provision/totals/rules';
import type { GroupDetail } from '@/lib/statistics/provision/types';
import { monthName, shortFigure } from '@/lib/statistics/provision/wording/rules';
import { BodyDots } from './charts/body-dots';
import { methodColours } from './charts/colours';
import { MethodBars } from './charts/method-bars';
import { StackedMonths } from './charts/stacked-months';
import { SumTable } from './sum-table';

/** Counts by month, body and method: drawn, and as tables. */
export async function ProvisionCharts({ groups, year }: { groups: readonly GroupDetail[]; year: number }) {
  const t = await getTranslations('provision');
  const locale = await getLocale();
  const figure = (value: number) => shortFigure(value, locale);
  const [byMonth, byBody, byMethod] = [sumByMonth(groups, year), sumByBody(groups), sumByMethod(groups)];
  return (
    <div className="grid items-start gap-6 desktop-admin:grid-cols-2">
      <Panel plain title={t('chart.byMonth')}>
        <Legend />
        <StackedMonths figure={figure} sums={byMonth} title={t('chart.byMonth')} />
        <Disclosure summary={t('chart.table')}>
          <SumTable
            caption={t('chart.byMonth')}
            head={t('chart.month')}
            labelOf={(month) => monthName(month, locale)}
            sums={byMonth}
          />
        </Disclosure>
      </Panel>
      <Panel plain title={t('chart.byMethod')}>
        <MethodBars
          figure={(value) => formatNumber(value)}
          nameOf={(method) => t(`method.${method}`)}
          sums={byMethod}
          title={t('chart.byMethod')}
        />
        <Disclosure summary={t('chart.table')}>
          <SumTable
            caption={t('chart.byMethod')}
            head={t('chart.sum')}
            sums={[
              { label: t('chart.sum'), byMethod, sum: methods.reduce((sum, method) => sum + byMethod[method], 0) },
            ]}
          />
        </Disclosure>
      </Panel>
      <Panel className="desktop-admin:col-span-2" plain title={t('chart.byBody')}>
        <p className="mb-2 text-dns-14N-130">{t('chart.byBodyScale')}</p>
        <BodyDots figure={figure} sums={byBody} title={t('chart.byBody')} />
        <Disclosure summary={t('chart.table')}>
          <SumTable caption={t('chart.byBody')} head={t('chart.body')} sums={byBody} />
        </Disclosure>
      </Panel>
    </div>
  );
}

async function Legend() {
  const t = await getTranslations('provision');
  return (
    <ul aria-hidden="true" className="mb-2 flex flex-wrap gap-x-4 text-dns-14N-130">
      {methods.map((method) => (
        <li key={method} className="flex items-center gap-1">
          <svg className="size-3" viewBox="0 0 12 12">
            <title>{t(`method.${method}`)}</title>
            <rect fill={methodColours[method]} height={12} width={12} />
          </svg>
          {t(`method.${method}`)}
        </li>
      ))}
    </ul>
  );
}
