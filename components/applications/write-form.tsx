import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { Panel } from '@/components/ui/layout/panel';
import { FileUpload } from '@/components/ui/upload/file-upload';
import { writeApplicationAction } from '@/lib/applications/actions';
import type { ApplicationForm, Values } from '@/lib/applications/types';
import { env } from '@/lib/core/env';
import { getTranslations } from '@/lib/core/i18n/server';
import { allowedExtensions } from '@/lib/files/constants';
import type { FileSummary } from '@/lib/files/types';
import { FormFields } from './form-fields';

interface WriteFormProps {
  form: ApplicationForm;
  /** Who writes: stands as the person in charge until somebody else is entered. */
  writer?: string;
  /** The draft that goes on. */
  draft?: { id: string; version: number; values: Values; files: readonly FileSummary[] };
}

/** Writes a new application: kept as a draft, or filed. */
export async function WriteForm({ form, writer = '', draft }: WriteFormProps) {
  const t = await getTranslations('applications');
  return (
    <ActionForm action={writeApplicationAction} className="max-w-4xl" label={t('content')}>
      <input name="formId" type="hidden" value={form.id} />
      <input name="id" type="hidden" value={draft?.id ?? ''} />
      <input name="version" type="hidden" value={draft?.version ?? ''} />
      <Panel plain>
        <FormFields fields={form.fields} values={draft?.values ?? { contactName: writer }} />
      </Panel>
      {form.maxFiles > 0 ? (
        <FileUpload
          accept={allowedExtensions.map((ending) => `.${ending}`).join(',')}
          initial={draft?.files}
          label={t('files')}
          maxBytes={env().RENKEI_FILE_MAX_BYTES}
          maxFiles={form.maxFiles}
          name="fileIds"
          required={form.minFiles > 0}
          support={t('filesSupport', { max: form.maxFiles })}
        />
      ) : null}
      <div className="flex flex-wrap gap-4">
        <SubmitButton name="intent" size="large" value="submit">
          {t('submit')}
        </SubmitButton>
        <SubmitButton name="intent" size="large" value="save" variant="outline">
          {t('save')}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
