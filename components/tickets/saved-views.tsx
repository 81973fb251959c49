import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { TextLink } from '@/components/ui/link';
import { getTranslations } from '@/lib/core/i18n/server';
import { deleteViewAction, saveViewAction } from '@/lib/tickets/actions';
import type { SavedView } from '@/lib/tickets/views/queries';

/** A user's own lists: filters under a name. */
export async function SavedViews({ views, query }: { views: readonly SavedView[]; query: string }) {
  const t = await getTranslations('tickets.views');
  return (
    <Disclosure summary={t('title')}>
      {views.length === 0 ? <p>{t('none')}</p> : null}
      <ul className="mb-4 flex flex-col gap-1">
        {views.map((view) => (
          <li key={view.id} className="flex flex-wrap items-center gap-4">
            <TextLink className="py-2" href={`/tickets?${view.query}`}>
              {view.name}
            </TextLink>
            <ActionForm action={deleteViewAction} label={t('delete', { name: view.name })}>
              <input name="id" type="hidden" value={view.id} />
              <SubmitButton size="small" variant="text">
                {t('delete', { name: view.name })}
              </SubmitButton>
            </ActionForm>
          </li>
        ))}
      </ul>
      <ActionForm action={saveViewAction} className="max-w-md" label={t('save')}>
        <input name="query" type="hidden" value={query} />
        <TextField label={t('name')} maxLength={40} name="name" required />
        <div>
          <SubmitButton size="small" variant="outline">
            {t('submit')}
          </SubmitButton>
        </div>
      </ActionForm>
    </Disclosure>
  );
}
