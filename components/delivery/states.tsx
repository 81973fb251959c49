import { StatusBadge, type Tone } from '@/components/ui/status-badge';
import type { ReceiptState, ReleaseState } from '@/lib/core/generated/enums';
import { getTranslations } from '@/lib/core/i18n/server';

export const releaseTones: Record<ReleaseState, Tone> = {
  proposed: 'waiting',
  scheduled: 'info',
  running: 'progress',
  stopped: 'error',
  rolling_back: 'warning',
  rolled_back: 'closed',
  done: 'success',
  cancelled: 'closed',
};

export async function ReleaseStateBadge({ state }: { state: ReleaseState }) {
  const t = await getTranslations('delivery');
  return <StatusBadge tone={releaseTones[state]}>{t(`states.${state}`)}</StatusBadge>;
}

const receiptTones: Record<ReceiptState, Tone> = {
  planned: 'neutral',
  staged: 'info',
  downloading: 'progress',
  verified: 'info',
  waiting: 'waiting',
  applying: 'progress',
  applied: 'progress',
  confirmed: 'success',
  failed: 'error',
  rolling_back: 'warning',
  rolled_back: 'closed',
  superseded: 'closed',
};

export async function ReceiptStateBadge({ state }: { state: ReceiptState }) {
  const t = await getTranslations('delivery');
  return <StatusBadge tone={receiptTones[state]}>{t(`receiptStates.${state}`)}</StatusBadge>;
}
