import { ActionForm } from '@/components/ui/form/action-form';
import { SelectField } from '@/components/ui/form/select-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { addCheckAction, retireCheckAction } from '@/lib/network/checks/actions';
import { targetFieldNames } from '@/lib/network/checks/schema';
import { checkKinds } from '@/lib/network/constants';
import type { CheckSummary } from '@/lib/network/types';
import type { NetworkWords } from '../states';

interface CheckFormProps {
  subject: 'node' | 'line';
  subjectId: string;
  /** Who usually looks at it; empty = a server at itself. */
  reporterCode: string;
  t: NetworkWords;
}

/** Has an agent measure something more. */
export function CheckForm({ subject, subjectId, reporterCode, t }: CheckFormProps) {
  return (
    <ActionForm action={addCheckAction} label={t('checkForm.title')}>
      <p className="mb-4">{t('checkForm.lead')}</p>
      <input name="subject" type="hidden" value={subject} />
      <input name="subjectId" type="hidden" value={subjectId} />
      <div className="grid gap-6 desktop:grid-cols-2">
        <SelectField
          label={t('checkForm.kind')}
          name="kind"
          options={checkKinds.map((kind) => ({ value: kind, label: t(`checkKinds.${kind}`) }))}
          required
        />
        <TextField
          defaultValue="60"
          inputMode="numeric"
          label={t('checkForm.interval')}
          name="intervalSeconds"
          required
        />
        <TextField
          defaultValue={reporterCode}
          label={t('checkForm.reporter')}
          name="reporterCode"
          required={subject === 'line'}
          support={subject === 'node' ? t('checkForm.reporterHelp') : undefined}
        />
      </div>
      <p className="my-4 text-solid-gray-700">{t('checkForm.needs')}</p>
      <div className="grid gap-6 desktop:grid-cols-2">
        {targetFieldNames.map((field) => (
          <TextField key={field} label={t(`checkForm.${field}`)} name={field} />
        ))}
      </div>
      <div className="mt-6">
        <SubmitButton>{t('checkForm.add')}</SubmitButton>
      </div>
    </ActionForm>
  );
}

/** What is measured now, each with its end. */
export function CheckEnds({ checks, t }: { checks: readonly CheckSummary[]; t: NetworkWords }) {
  return (
    <ul className="flex flex-col gap-2">
      {checks.map(({ id, kind, name }) => (
        <li className="flex flex-wrap items-center justify-between gap-3 border-line border-b pb-2" key={id}>
          <span>
            {t(`checkKinds.${kind}`)} {name}
          </span>
          <ActionForm action={retireCheckAction} label={`${t('checkForm.end')} ${t(`checkKinds.${kind}`)} ${name}`}>
            <input name="checkId" type="hidden" value={id} />
            <SubmitButton
              aria-label={`${t('checkForm.end')} ${t(`checkKinds.${kind}`)} ${name}`}
              size="small"
              variant="outline"
            >
              {t('checkForm.end')}
            </SubmitButton>
          </ActionForm>
        </li>
      ))}
    </ul>
  );
}
