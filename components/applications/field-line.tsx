import { CheckboxField } from '@/components/ui/form/checkbox-field';
import { SelectField } from '@/components/ui/form/select-field';
import { TextField } from '@/components/ui/form/text-field';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { fieldTypes } from '@/lib/applications/constants';
import { writeOptions } from '@/lib/applications/forms/rules';
import { partName } from '@/lib/applications/forms/schema';
import type { FormField } from '@/lib/applications/types';
import { getTranslations } from '@/lib/core/i18n/server';

/** A line of the form editor: one field, or room for another. */
export async function FieldLineEditor({ field, index }: { field: FormField | undefined; index: number }) {
  const t = await getTranslations('applications.forms');
  const text = (part: 'key' | 'label' | 'labelEn' | 'support' | 'supportEn' | 'after') => (
    <TextField defaultValue={field?.[part] ?? ''} label={t(part)} name={partName(part, index)} unmarked />
  );
  const count = (part: 'ahead' | 'max') => (
    <TextField defaultValue={String(field?.[part] ?? '')} label={t(part)} name={partName(part, index)} unmarked />
  );
  return (
    <fieldset className="rounded-8 border border-line bg-white p-4">
      <legend className="px-2 text-std-16B-170">{t('line', { line: index + 1 })}</legend>
      <div className="grid gap-4 desktop:grid-cols-3">
        {text('label')}
        {text('labelEn')}
        {text('key')}
        <SelectField
          defaultValue={field?.type ?? 'text'}
          label={t('type')}
          name={partName('type', index)}
          options={fieldTypes.map((value) => ({ value, label: t(`types.${value}`) }))}
          unmarked
        />
        {text('support')}
        {text('supportEn')}
        {count('ahead')}
        {text('after')}
        {count('max')}
      </div>
      <CheckboxField defaultChecked={field?.required ?? false} name={partName('required', index)}>
        {t('required')}
      </CheckboxField>
      <TextareaField
        defaultValue={writeOptions(field?.options)}
        label={t('options')}
        name={partName('options', index)}
        rows={2}
        unmarked
      />
    </fieldset>
  );
}
