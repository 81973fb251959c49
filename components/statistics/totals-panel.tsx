import { Banner } from '@/components/ui/banner';
import { DefinitionList } from '@/components/ui/layout/definition-list';
import { Panel } from '@/components/ui/layout/panel';
import { formatNumber } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';
import { compare, growth } from '@/lib/statistics/provision/totals/rules';
import type { YearSummary } from '@/lib/statistics/provision/types';

/** The total that the table states beside the sum of what was imported, and the year before. */
export async function TotalsPanel({ year, before }: { year: YearSummary; before: YearSummary | undefined }) {
  const t = await getTranslations('provision');
  const none = t('none');
  const { declared, sum, difference } = compare(year.declaredTotal, year.sum ?? 0);
  const present = year.declaredTotal ?? year.sum;
  const past = before === undefined ? null : (before.declaredTotal ?? before.sum);
  const change = growth(present, past);
  const stated = (total: number | null, unit: number) =>
    total === null
      ? none
      : unit > 1
        ? t('totals.rounded', { total: formatNumber(total), unit: formatNumber(unit) })
        : t('totals.count', { count: formatNumber(total) });
  const differs = difference !== null && difference !== 0 && year.sum !== null;
  return (
    <Panel plain title={t('totals.title')}>
      {differs ? (
        <Banner className="mb-4" kind="warning" title={t('totals.differs')}>
          {t('totals.differsText', { difference: formatNumber(difference) })}
        </Banner>
      ) : null}
      <DefinitionList
        items={[
          { term: t('totals.declared'), value: stated(declared, year.declaredUnit) },
          ...(year.sum === null
            ? []
            : [
                { term: t('totals.sum'), value: t('totals.count', { count: formatNumber(sum) }) },
                {
                  term: t('totals.difference'),
                  value:
                    difference === null
                      ? none
                      : difference === 0
                        ? t('totals.equal')
                        : t('totals.count', { count: formatNumber(difference) }),
                },
              ]),
          { term: t('totals.before'), value: stated(past, before?.declaredUnit ?? 1) },
          {
            term: t('totals.growth'),
            value:
              change === null
                ? none
                : `${change >= 0 ? '+' : '−'}${formatNumber(Math.round(Math.abs(change) * 1000) / 10)}% (${t('totals.growthBy')})`,
          },
        ]}
      />
    </Panel>
  );
}
