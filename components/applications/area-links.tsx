import { TextLink } from '@/components/ui/link';
import type { Actor } from '@/lib/access/actor';
import { canEditForms, canNameDeputies } from '@/lib/applications/policy';
import { getTranslations } from '@/lib/core/i18n/server';

/** Ways to what stands beside the lists. */
export async function AreaLinks({ actor }: { actor: Actor }) {
  const t = await getTranslations('applications');
  return (
    <p className="no-print mb-4 flex flex-wrap gap-x-6">
      <TextLink className="py-2" href="/applications/connections">
        {t('connections.title')}
      </TextLink>
      {canNameDeputies(actor) ? (
        <TextLink className="py-2" href="/applications/deputies">
          {t('deputies.title')}
        </TextLink>
      ) : null}
      {canEditForms(actor) ? (
        <TextLink className="py-2" href="/applications/forms">
          {t('forms.title')}
        </TextLink>
      ) : null}
    </p>
  );
}
