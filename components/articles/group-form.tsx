import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { Dialog } from '@/components/ui/layout/dialog';
import { removeGroupAction, saveGroupAction } from '@/lib/articles/groups/actions';
import type { AddresseeGroup } from '@/lib/articles/groups/queries';
import { getTranslations } from '@/lib/core/i18n/server';

/** A list of addressees, by names or codes; without `group` a new one. */
export async function GroupForm({ group }: { group?: AddresseeGroup }) {
  const t = await getTranslations('articles.groups');
  const form = await getTranslations('articles.form');
  return (
    <ActionForm action={saveGroupAction} className="max-w-3xl" label={group?.name ?? t('new')}>
      <input name="id" type="hidden" value={group?.id ?? ''} />
      <input name="version" type="hidden" value={group?.version ?? ''} />
      <TextField defaultValue={group?.name} label={t('name')} maxLength={60} name="name" required />
      <TextareaField
        defaultValue={group?.members.map(({ code, name }) => (/^\d{6}$/.test(code) ? code : name)).join('\n')}
        label={t('members')}
        name="names"
        required
        rows={5}
        support={form('namesSupport')}
      />
      <div>
        <SubmitButton
          aria-label={`${t('save')} ${group?.name ?? t('new')}`}
          variant={group === undefined ? 'solid' : 'outline'}
        >
          {t('save')}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}

export async function GroupRemoval({ group }: { group: AddresseeGroup }) {
  const t = await getTranslations('articles.groups');
  return (
    <Dialog
      title={`${t('remove')} ${group.name}`}
      trigger={t('remove')}
      triggerLabel={`${t('remove')} ${group.name}`}
      triggerSize="small"
      triggerVariant="danger"
    >
      <p className="mb-4">{t('removeHelp')}</p>
      <ActionForm action={removeGroupAction} label={`${t('remove')} ${group.name}`}>
        <input name="id" type="hidden" value={group.id} />
        <div>
          <SubmitButton aria-label={`${t('remove')} ${group.name}`} variant="danger">
            {t('remove')}
          </SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}
