import { TabLinks } from '@/components/ui/layout/tabs';
import type { Actor } from '@/lib/access/actor';
import { getTranslations } from '@/lib/core/i18n/server';
import { canManageTraining, seesOthers } from '@/lib/training/policy';

export type TrainingTab = 'overview' | 'plans' | 'organizations' | 'enrolments' | 'sessions';

/** The parts of training that the actor sees, each of the same fiscal year. */
export async function TrainingTabs({ actor, current, year }: { actor: Actor; current: TrainingTab; year: number }) {
  const t = await getTranslations('training');
  const tabs: TrainingTab[] = [
    'overview',
    ...(seesOthers(actor) ? (['plans', 'organizations'] as const) : []),
    ...(canManageTraining(actor) ? (['enrolments'] as const) : []),
    'sessions',
  ];
  return (
    <TabLinks
      items={tabs.map((name) => ({
        href: `/training${name === 'overview' ? '' : `/${name}`}?year=${year}`,
        label: t(`tabs.${name}`),
        current: name === current,
      }))}
      label={t('title')}
    />
  );
}
