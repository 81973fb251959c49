import { Figures } from '@/components/dashboard/figure';
import { Banner } from '@/components/ui/banner';
import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import { ExportLinks } from '@/components/ui/list/export-links';
import { targetsHref } from '@/lib/campaigns/list/rules';
import { rateOf } from '@/lib/campaigns/rules';
import type { CampaignDetail, PrefectureProgress, StepProgress } from '@/lib/campaigns/types';
import { getTranslations } from '@/lib/core/i18n/server';
import { ProgressMap } from './progress-map';
import { PrefectureTable, StepTable } from './progress-tables';
import { rateText } from './words';

interface OverviewProps {
  campaign: CampaignDetail;
  prefectures: readonly PrefectureProgress[];
  steps: readonly StepProgress[];
}

/** Progress of the organizations that the reader looks after: figures, map, tables. */
export async function Overview({ campaign, prefectures, steps }: OverviewProps) {
  const t = await getTranslations('campaigns');
  const { number, targets, missing, open } = campaign;
  const late = prefectures.reduce((sum, row) => sum + row.late, 0);
  return (
    <>
      <Panel
        aside={<TextLink href={targetsHref(number, { chase: 'unanswered' })}>{t('targets.chaseLink')}</TextLink>}
        title={t('sums.title')}
      >
        <Figures
          figures={[
            { label: t('columns.targets'), value: targets, href: targetsHref(number, {}) },
            { label: t('sums.missing'), value: missing, href: targetsHref(number, { state: 'missing' }) },
            { label: t('sums.open'), value: open, href: targetsHref(number, { chase: 'open' }) },
            { label: t('sums.late'), value: late, href: targetsHref(number, { chase: 'late' }), alarming: true },
          ]}
        />
        <p className="mt-4 text-std-17B-170">
          {`${t('sums.rate')}: ${rateText(missing === targets ? null : rateOf(campaign), t)}`}
        </p>
        {open === 0 && targets > 0 ? <Banner className="mt-3" kind="success" title={t('sums.settled')} /> : null}
      </Panel>
      <div className="grid gap-6 *:min-w-0 desktop-admin:grid-cols-2">
        {prefectures.filter(({ code }) => code !== '').length > 1 ? (
          <ProgressMap number={number} rows={prefectures} t={t} />
        ) : null}
        <Panel plain title={t('progress.steps')}>
          <StepTable rows={steps} t={t} />
          <p className="mt-3 text-dns-14N-130 text-solid-gray-700">{t('progress.note')}</p>
        </Panel>
      </div>
      <Panel plain title={t('progress.title')}>
        <PrefectureTable number={number} rows={prefectures} t={t} />
        <ExportLinks href={(format) => `/campaigns/${number}/export?format=${format}`} />
      </Panel>
    </>
  );
}
