import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { deleteDraftAction } from '@/lib/applications/actions';
import type { ApplicationDetail, ApplicationForm } from '@/lib/applications/types';
import { getTranslations } from '@/lib/core/i18n/server';
import type { FileSummary } from '@/lib/files/types';
import { WriteForm } from './write-form';

interface DraftFormsProps {
  application: ApplicationDetail;
  form: ApplicationForm;
  files: readonly FileSummary[];
}

/** Goes on with a draft, or throws it away. */
export async function DraftForms({ application: { id, version, values }, form, files }: DraftFormsProps) {
  const t = await getTranslations('applications');
  return (
    <>
      <WriteForm draft={{ id, version, values, files }} form={form} />
      <ActionForm action={deleteDraftAction} label={t('deleteDraft')}>
        <input name="id" type="hidden" value={id} />
        <input name="version" type="hidden" value={version} />
        <div>
          <SubmitButton variant="danger">{t('deleteDraft')}</SubmitButton>
        </div>
      </ActionForm>
    </>
  );
}
