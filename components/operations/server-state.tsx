import { StatusBadge, type Tone } from '@/components/ui/status-badge';
import { getTranslations } from '@/lib/core/i18n/server';

type Word = 'online' | 'up' | 'wanted' | 'stopped';
const tones: Record<Word, Tone> = { online: 'success', up: 'progress', wanted: 'warning', stopped: 'closed' };

/** Where a server stands: online, up off-line, waiting to start, stopped as planned. */
export async function ServerState({ online, up, wantedUp }: { online: boolean; up: boolean; wantedUp: boolean }) {
  const t = await getTranslations('operations.board');
  const word: Word = online ? 'online' : up ? 'up' : wantedUp ? 'wanted' : 'stopped';
  return <StatusBadge tone={tones[word]}>{t(`servers.${word}`)}</StatusBadge>;
}
