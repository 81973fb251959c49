import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { Dialog } from '@/components/ui/layout/dialog';
import { getTranslations } from '@/lib/core/i18n/server';
import { removeContactAction } from '@/lib/organizations/contacts/actions';
import type { Contact } from '@/lib/organizations/contacts/types';

/** Asks before a window is gone for good. */
export async function RemoveContact({ contact }: { contact: Contact }) {
  const t = await getTranslations('organizations.contacts');
  return (
    <Dialog title={t('removeQuestion')} trigger={t('remove')} triggerVariant="danger">
      <ActionForm action={removeContactAction} label={t('removeQuestion')}>
        <p>{t('removeEffect', { department: contact.department })}</p>
        <input name="id" type="hidden" value={contact.id} />
        <input name="version" type="hidden" value={contact.version} />
        <div>
          <SubmitButton variant="danger">{t('remove')}</SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}
