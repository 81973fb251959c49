import { StatusBadge, type Tone } from '@/components/ui/status-badge';
import type { HandoverState } from '@/lib/accounts/handover/prepared/constants';
import { getTranslations } from '@/lib/core/i18n/server';

const tones: Readonly<Record<HandoverState, Tone>> = {
  prepared: 'waiting',
  applied: 'success',
  refused: 'error',
  withdrawn: 'closed',
};

export async function PreparedState({ state }: { state: HandoverState }) {
  const t = await getTranslations('users');
  return <StatusBadge tone={tones[state]}>{t(`preparedHandover.states.${state}`)}</StatusBadge>;
}
