import { StatusBadge, type Tone } from '@/components/ui/status-badge';
import type { Status, TargetState } from '@/lib/campaigns/constants';
import type { CampaignState } from '@/lib/core/generated/enums';
import type { getTranslations } from '@/lib/core/i18n/server';

export type CampaignWords = Awaited<ReturnType<typeof getTranslations<'campaigns'>>>;

const tones: Readonly<Record<TargetState, Tone>> = {
  missing: 'warning',
  not_started: 'waiting',
  under_way: 'progress',
  done: 'success',
  not_applicable: 'closed',
  explained: 'info',
};

export const TargetStateBadge = ({ state, t }: { state: TargetState; t: CampaignWords }) => (
  <StatusBadge tone={tones[state]}>{t(`targetStates.${state}`)}</StatusBadge>
);

/** null = nothing was said, which is not the same as 'not started'. */
export const StatusWord = ({ status, t }: { status: Status | null; t: CampaignWords }) => (
  <TargetStateBadge state={status ?? 'missing'} t={t} />
);

const stateTones: Readonly<Record<CampaignState, Tone>> = { draft: 'neutral', announced: 'progress', closed: 'closed' };

export const CampaignStateBadge = ({ state, t }: { state: CampaignState; t: CampaignWords }) => (
  <StatusBadge tone={stateTones[state]}>{t(`states.${state}`)}</StatusBadge>
);

/** Percent; where nobody has answered, the words for that and no zero. */
export const rateText = (rate: number | null, t: CampaignWords): string =>
  rate === null ? t('missingRate') : t('percent', { rate });
