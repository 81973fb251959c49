import { ActionForm } from '@/components/ui/form/action-form';
import { ChoiceField } from '@/components/ui/form/choice-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { FileUpload } from '@/components/ui/upload/file-upload';
import { env } from '@/lib/core/env';
import { getTranslations } from '@/lib/core/i18n/server';
import { enrolAction } from '@/lib/training/actions';
import { courses } from '@/lib/training/constants';

/** Enrols many people at once, by a list that is pasted or a file. */
export async function EnrolForm({ year }: { year: number }) {
  const t = await getTranslations('training');
  const words = await getTranslations('courses');
  return (
    <ActionForm action={enrolAction} className="max-w-3xl" label={t('enrol.title')}>
      <input name="fiscalYear" type="hidden" value={year} />
      <ChoiceField
        choices={courses.map((course) => ({ value: String(course), label: `${course}. ${words(`c${course}.title`)}` }))}
        kind="checkbox"
        legend={t('enrol.courses')}
        name="courses"
        required
      />
      <TextareaField label={t('enrol.text')} name="text" rows={8} support={t('enrol.textSupport')} />
      <FileUpload
        accept=".csv,.xlsx,.txt"
        label={t('enrol.file')}
        maxBytes={env().RENKEI_FILE_MAX_BYTES}
        maxFiles={1}
        name="fileIds"
        support={t('enrol.fileSupport')}
      />
      <p>{t('enrol.again')}</p>
      <div>
        <SubmitButton size="large">{t('enrol.send')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
