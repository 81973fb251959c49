import { Banner } from '@/components/ui/banner';
import { StatusBadge } from '@/components/ui/status-badge';
import { getTranslations } from '@/lib/core/i18n/server';
import type { FoundResident } from '@/lib/residents/types';

type Flagged = Pick<FoundResident, 'issueStopped' | 'supportMeasures'>;

/** Beside a name in a list. */
export async function FlagBadges({ resident }: { resident: Flagged }) {
  const t = await getTranslations('counter.flags');
  return (
    <>
      {resident.issueStopped ? <StatusBadge tone="error">{t('issueStopped')}</StatusBadge> : null}
      {resident.supportMeasures ? <StatusBadge tone="warning">{t('supportMeasures')}</StatusBadge> : null}
    </>
  );
}

/** On the person's page, above everything that could be issued. */
export async function FlagBanners({ resident }: { resident: Flagged }) {
  const t = await getTranslations('counter.flags');
  return (
    <>
      {resident.issueStopped ? (
        <Banner className="mb-4" kind="error" title={t('issueStopped')}>
          {t('issueStoppedHelp')}
        </Banner>
      ) : null}
      {resident.supportMeasures ? (
        <Banner className="mb-4" kind="warning" title={t('supportMeasures')}>
          {t('supportMeasuresHelp')}
        </Banner>
      ) : null}
    </>
  );
}

export async function ResidentState({ resident }: { resident: Pick<FoundResident, 'kind' | 'state'> }) {
  const t = await getTranslations('counter.states');
  const state = resident.kind === 'non_resident' ? 'non_resident' : resident.state;
  return <StatusBadge tone={state === 'current' ? 'success' : 'neutral'}>{t(state)}</StatusBadge>;
}
