import { CheckboxField } from '@/components/ui/form/checkbox-field';
import { SelectField } from '@/components/ui/form/select-field';
import { TextField } from '@/components/ui/form/text-field';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { placeOf, valueLimit } from '@/lib/applications/constants';
import type { FormField, Values } from '@/lib/applications/types';
import { labelOf, supportOf } from '@/lib/applications/values/wording/rules';
import type { Locale } from '@/lib/core/i18n/locale';
import { getLocale } from '@/lib/core/i18n/server';

interface FormFieldsProps {
  fields: readonly FormField[];
  values: Values;
  /** After a return only these keys are asked again. */
  open?: readonly string[];
}

/** The questions of a form, as its definition has them. */
export async function FormFields({ fields, values, open }: FormFieldsProps) {
  const locale = await getLocale();
  return (
    <div className="flex flex-col gap-6">
      {fields.map((field, index) =>
        open && !open.includes(field.key) ? null : (
          <Field key={field.key} field={field} locale={locale} name={placeOf(index)} value={values[field.key] ?? ''} />
        ),
      )}
    </div>
  );
}

interface FieldProps {
  field: FormField;
  name: string;
  value: string;
  locale: Locale;
}

function Field({ field, name, value, locale }: FieldProps) {
  const common = {
    name,
    label: labelOf(field, locale),
    support: supportOf(field, locale),
    required: field.required,
    defaultValue: value,
  };
  if (field.type === 'textarea') return <TextareaField {...common} max={field.max ?? valueLimit} rows={4} />;
  if (field.type === 'choice') {
    const options = (field.options ?? []).map((option) => ({
      value: option.value,
      label: locale === 'en' ? option.labelEn : option.label,
    }));
    return <SelectField {...common} emptyLabel="" options={options} />;
  }
  if (field.type === 'yes')
    return (
      <CheckboxField defaultChecked={value === 'true'} name={name} support={common.support}>
        {common.label}
      </CheckboxField>
    );
  return <TextField {...common} className={field.type === 'text' ? '' : 'max-w-sm'} type={typeOf[field.type]} />;
}

const typeOf = { text: 'text', date: 'date', time: 'text', number: 'text', phone: 'tel', mail: 'email' } as const;
