import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/form/checkbox';
import { Radio } from '@/components/ui/form/radio';
import { Select } from '@/components/ui/form/select';
import type { CertificateOptions } from '@/lib/certificates/issue/schema';
import { getTranslations } from '@/lib/core/i18n/server';

interface OptionsFormProps {
  number: string;
  options: CertificateOptions;
  years: readonly number[];
}

/** What the certificate shall say; a plain GET form, so that the address holds it and the preview follows. */
export async function OptionsForm({ number, options, years }: OptionsFormProps) {
  const t = await getTranslations('certificates.issue');
  if (options.kind === 'insurance') return null;
  return (
    <form action={`/counter/${number}/issue`} aria-label={t('options')} className="flex flex-col gap-3" method="get">
      <input name="kind" type="hidden" value={options.kind} />
      {options.kind === 'resident_record' ? (
        <>
          <fieldset>
            <legend className="mb-1 text-std-16B-170">{t('scope')}</legend>
            <div className="flex flex-wrap gap-x-6">
              <Radio defaultChecked={options.scope === 'person'} name="scope" value="person">
                {t('person')}
              </Radio>
              <Radio defaultChecked={options.scope === 'household'} name="scope" value="household">
                {t('household')}
              </Radio>
            </div>
          </fieldset>
          {(['relationship', 'domicile', 'previous'] as const).map((item) => (
            <Checkbox key={item} defaultChecked={options[item]} name={item} value="true">
              {t(item)}
            </Checkbox>
          ))}
        </>
      ) : (
        <div>
          <label className="mb-1 block text-std-16B-170" htmlFor="year">
            {t('year')}
          </label>
          <Select
            defaultValue={options.year === undefined ? '' : String(options.year)}
            {...(options.kind === 'tax_payment' ? { emptyLabel: t('allYears') } : {})}
            id="year"
            name="year"
            options={years.map((year) => ({ value: String(year), label: t('fiscalYear', { year: String(year) }) }))}
          />
        </div>
      )}
      <div>
        <Button type="submit">{t('update')}</Button>
      </div>
    </form>
  );
}
