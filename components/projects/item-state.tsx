import { StatusBadge, type Tone } from '@/components/ui/status-badge';
import { getTranslations } from '@/lib/core/i18n/server';
import type { ItemState as State } from '@/lib/projects/constants';
import { isLate } from '@/lib/projects/gantt/rules';
import type { ItemRow } from '@/lib/projects/types';

const tones: Record<State, Tone> = {
  planned: 'neutral',
  under_way: 'progress',
  done: 'waiting',
  approved: 'success',
  not_applicable: 'closed',
};

export async function ItemState({ item, today }: { item: ItemRow; today: string }) {
  const t = await getTranslations('projects');
  return (
    <span className="inline-flex flex-wrap gap-1">
      <StatusBadge tone={tones[item.state]}>{t(`states.${item.state}`)}</StatusBadge>
      {isLate(item, today) ? <StatusBadge tone="error">{t('stateLate')}</StatusBadge> : null}
    </span>
  );
}
