import { Button } from '@/components/ui/button';
import { CheckboxField } from '@/components/ui/form/checkbox-field';
import { ChoiceField } from '@/components/ui/form/choice-field';
import { SelectField } from '@/components/ui/form/select-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { FileUpload } from '@/components/ui/upload/file-upload';
import { errorText } from '@/lib/core/i18n/errors';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { FormSample } from './form-sample';
import { Section } from './section';

export async function FormSamples() {
  const t = await getTranslations('gallery');
  const locale = await getLocale();
  const texts = {
    required: errorText({ code: 'required' }, locale),
    tooLong: errorText({ code: 'tooLong', params: { max: 200 } }, locale),
  };
  return (
    <Section title={t('forms')}>
      <FormSample doneMessage={t('sent')} label={t('formLabel')} texts={texts}>
        <TextField label={t('subject')} name="subject" required support={t('subjectSupport')} />
        <SelectField
          emptyLabel={t('systemEmpty')}
          label={t('system')}
          name="system"
          options={[
            { value: 'a', label: t('systemA'), group: t('systemGroup1') },
            { value: 'b', label: t('systemB'), group: t('systemGroup1') },
            { value: 'c', label: t('systemC'), group: t('systemGroup2') },
          ]}
          required
        />
        <ChoiceField
          choices={(['urgent', 'high', 'normal'] as const).map((value) => ({ value, label: t(value) }))}
          inline
          kind="radio"
          legend={t('urgency')}
          name="urgency"
          required
        />
        <ChoiceField
          choices={(['byPortal', 'byPhone', 'byMail'] as const).map((value) => ({ value, label: t(value) }))}
          defaultValue="byPortal"
          kind="checkbox"
          legend={t('channels')}
          name="channels"
        />
        <TextField className="max-w-60" label={t('occurred')} name="occurred" type="date" />
        <TextareaField label={t('body')} max={200} name="body" />
        <FileUpload
          label={t('attachments')}
          maxBytes={20_971_520}
          maxFiles={3}
          name="fileIds"
          support={t('attachmentsSupport')}
        />
        <CheckboxField name="share">{t('consent')}</CheckboxField>
        <TextField defaultValue="26-012345-8" label={t('readOnly')} name="number" readOnly unmarked />
        <TextField aria-disabled defaultValue={t('town1')} label={t('disabledField')} name="holder" readOnly unmarked />
        <div className="flex gap-4">
          <SubmitButton>{t('send')}</SubmitButton>
          <Button>{t('saveDraft')}</Button>
        </div>
      </FormSample>
    </Section>
  );
}
