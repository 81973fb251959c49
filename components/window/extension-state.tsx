import { StatusBadge, type Tone } from '@/components/ui/status-badge';
import type { ExtensionState } from '@/lib/core/generated/enums';
import { getTranslations } from '@/lib/core/i18n/server';

const tones: Record<ExtensionState, Tone> = {
  requested: 'waiting',
  agreed: 'success',
  refused: 'error',
  withdrawn: 'closed',
};

export async function ExtensionStateBadge({ state }: { state: ExtensionState }) {
  const t = await getTranslations('window.extensions.states');
  return <StatusBadge tone={tones[state]}>{t(state)}</StatusBadge>;
}
