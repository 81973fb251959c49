import { StatusBadge, type Tone } from '@/components/ui/status-badge';
import type { ApplicationState } from '@/lib/core/generated/enums';
import { getTranslations } from '@/lib/core/i18n/server';

const tones: Record<ApplicationState, Tone> = {
  draft: 'neutral',
  in_review: 'progress',
  returned: 'warning',
  approved: 'success',
  rejected: 'error',
  withdrawn: 'closed',
};

export async function ApplicationStateBadge({ state }: { state: ApplicationState }) {
  const t = await getTranslations('applications.states');
  return <StatusBadge tone={tones[state]}>{t(state)}</StatusBadge>;
}
