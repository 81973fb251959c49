import { Timeline } from '@/components/ui/layout/timeline';
import { formatWareki } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';
import type { RegisterEvent } from '@/lib/residents/types';

const known = ['address', 'newAddress', 'household', 'relationship'] as const;

/** What happened to a person's record, the newest first, with what it said before and after. */
export async function RegisterHistory({ changes }: { changes: readonly RegisterEvent[] }) {
  const t = await getTranslations('counter');
  const words = {
    address: t('fields.address'),
    newAddress: t('changes.newAddress'),
    household: t('fields.household'),
    relationship: t('fields.relationship'),
  };
  const difference = ({ before, after }: RegisterEvent) =>
    known
      .filter((name) => before?.[name] !== undefined || after?.[name] !== undefined)
      .map((name) => `${words[name]}：${[before?.[name], after?.[name]].filter(Boolean).join(' → ')}`)
      .join('　');
  return (
    <Timeline
      items={changes.map((change) => ({
        id: change.id,
        at: change.effectiveOn,
        time: formatWareki(change.effectiveOn),
        title: t(`changes.${change.kind}`),
        children: `${difference(change)}　${t('changes.enteredBy', { name: change.enteredBy })}`.trim(),
      }))}
      label={t('person.history')}
    />
  );
}
