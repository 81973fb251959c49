import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { TextLink } from '@/components/ui/link';
import { getTranslations } from '@/lib/core/i18n/server';
import { removeSearchAction, saveSearchAction } from '@/lib/organizations/contacts/actions';
import type { SavedSearch } from '@/lib/organizations/contacts/saved/queries';

/** A user's own data searches under their names, and room for this one. */
export async function SavedSearches({ searches, query }: { searches: readonly SavedSearch[]; query: string }) {
  const t = await getTranslations('organizations.search');
  return (
    <Disclosure summary={t('saved')}>
      {searches.length === 0 ? <p>{t('savedNone')}</p> : null}
      <ul className="mb-4 flex flex-col gap-1">
        {searches.map(({ id, name, query: kept }) => (
          <li key={id} className="flex flex-wrap items-center gap-4">
            <TextLink className="py-2" href={`/contacts?${kept}`}>
              {name}
            </TextLink>
            <ActionForm action={removeSearchAction} label={`${t('removeSaved')}: ${name}`}>
              <input name="id" type="hidden" value={id} />
              <SubmitButton aria-label={`${t('removeSaved')}: ${name}`} size="small" variant="text">
                {t('removeSaved')}
              </SubmitButton>
            </ActionForm>
          </li>
        ))}
      </ul>
      <ActionForm action={saveSearchAction} className="max-w-md" label={t('saveSearch')}>
        <input name="query" type="hidden" value={query} />
        <TextField label={t('saveName')} maxLength={40} name="name" required />
        <div>
          <SubmitButton size="small" variant="outline">
            {t('saveSearch')}
          </SubmitButton>
        </div>
      </ActionForm>
    </Disclosure>
  );
}
