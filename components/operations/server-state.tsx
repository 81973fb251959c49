import { StatusBadge, type Tone } from '@/components/ui/status-badge';
import { getTranslations } from '@/lib/core/i18n/server';

type Word = 'online' | 'up' | 'wanted' | 'stopped';
const tones: Record<Word, Tone> = { online: 'success', up: 'progress', wanted: 'warning', stopped: 'closed' };

/** The word and the look of where a server stands. */
export function serverStateOf(online: boolean, up: boolean, wantedUp: boolean): { word: Word; tone: Tone } {
  const word: Word = online ? 'online' : up ? 'up' : wantedUp ? 'wanted' : 'stopped';
  return { word, tone: tones[word] };
}

/** Where a server stands: online, up off-line, waiting to start, stopped as planned. */
export async function ServerState({ online, up, wantedUp }: { online: boolean; up: boolean; wantedUp: boolean }) {
  const t = await getTranslations('operations.board');
  const { word, tone } = serverStateOf(online, up, wantedUp);
  return <StatusBadge tone={tone}>{t(`servers.${word}`)}</StatusBadge>;
}
