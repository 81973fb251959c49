import { ButtonLink } from '@/components/ui/link';
import { getTranslations } from '@/lib/core/i18n/server';
import { personChanges } from '@/lib/residents/constants';
import type { ResidentDetail } from '@/lib/residents/types';

/** What can be entered for a person on the register. */
export async function ChangeLinks({ resident }: { resident: ResidentDetail }) {
  const t = await getTranslations('counter');
  if (resident.householdId === null) return <p>{t('fields.none')}</p>;
  return (
    <ul className="flex flex-wrap gap-3">
      {personChanges.map((kind) => (
        <li key={kind}>
          <ButtonLink href={`/counter/${resident.number}/change?kind=${kind}`} size="small">
            {t(`changes.${kind}`)}
          </ButtonLink>
        </li>
      ))}
    </ul>
  );
}
