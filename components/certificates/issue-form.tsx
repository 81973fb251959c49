import { ActionForm } from '@/components/ui/form/action-form';
import { SelectField } from '@/components/ui/form/select-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { issueCertificateAction } from '@/lib/certificates/issue/actions';
import type { CertificateOptions } from '@/lib/certificates/issue/schema';
import type { Stock } from '@/lib/certificates/stocks/types';
import { getTranslations } from '@/lib/core/i18n/server';

interface IssueFormProps {
  residentId: string;
  options: CertificateOptions;
  stocks: readonly Stock[];
  places: readonly string[];
  place: string;
}

/** Counts the serial number and takes the sheets; what was chosen beside it goes along. */
export async function IssueForm({ residentId, options, stocks, places, place }: IssueFormProps) {
  const t = await getTranslations('certificates.issue');
  const stockLabel = ({ name, nextNumber, shared }: Stock) =>
    `${name}（${shared ? `${t('shared')}、` : ''}${t('next', { next: String(nextNumber) })}）`;
  return (
    <ActionForm action={issueCertificateAction} label={t('submit')}>
      <input name="residentId" type="hidden" value={residentId} />
      <input name="kind" type="hidden" value={options.kind} />
      <input name="scope" type="hidden" value={options.scope} />
      {(['relationship', 'domicile', 'previous'] as const)
        .filter((item) => options[item])
        .map((item) => (
          <input key={item} name={item} type="hidden" value="true" />
        ))}
      {options.year === undefined ? null : <input name="year" type="hidden" value={options.year} />}
      <SelectField
        defaultValue={stocks[0]?.id ?? ''}
        label={t('paper')}
        name="stockId"
        options={[
          ...stocks.map((stock) => ({ value: stock.id, label: stockLabel(stock) })),
          { value: '', label: t('plain') },
        ]}
        required
      />
      <TextField inputMode="numeric" label={t('sheet')} name="sheet" support={t('sheetSupport')} />
      {places.length === 1 ? (
        <input name="place" type="hidden" value={place} />
      ) : (
        <SelectField
          defaultValue={place}
          label={t('place')}
          name="place"
          options={places.map((value) => ({ value, label: value }))}
          required
        />
      )}
      <div>
        <SubmitButton size="large">{t('submit')}</SubmitButton>
      </div>
      <p className="text-dns-14N-130 text-solid-gray-700">{t('issueHelp')}</p>
    </ActionForm>
  );
}
