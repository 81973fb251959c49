import { ActionForm } from '@/components/ui/form/action-form';
import { ChoiceField } from '@/components/ui/form/choice-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { Panel } from '@/components/ui/layout/panel';
import { getTranslations } from '@/lib/core/i18n/server';
import {
  confirmCaseAction,
  decideCaseAction,
  deliverCaseAction,
  extendCaseAction,
  withdrawCaseAction,
} from '@/lib/statistics/actions';
import { decisions, forms, textLimit, ways } from '@/lib/statistics/disclosure/constants';
import { refusedByDefault } from '@/lib/statistics/disclosure/rules';
import type { CaseDetail } from '@/lib/statistics/disclosure/types';

type Props = { found: CaseDetail; today: string };

export function Which({ found: { id, version } }: { found: Pick<CaseDetail, 'id' | 'version'> }) {
  return (
    <>
      <input name="id" type="hidden" value={id} />
      <input name="version" type="hidden" value={version} />
    </>
  );
}

export async function ConfirmForm({ found, today }: Props) {
  const t = await getTranslations('disclosure.confirm');
  return (
    <Panel plain title={t('title')}>
      <ActionForm action={confirmCaseAction} className="max-w-xl" label={t('title')}>
        <Which found={found} />
        <TextField defaultValue={today} label={t('on')} name="confirmedOn" required type="date" />
        <TextField label={t('by')} maxLength={100} name="confirmedBy" required />
        <div>
          <SubmitButton>{t('submit')}</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  );
}

/** The operator's coded records are marked as withheld beforehand (S3). */
export async function DecideForm({ found, today, isOperator }: Props & { isOperator: boolean }) {
  const t = await getTranslations('disclosure');
  const refused = found.records.filter((record) => refusedByDefault(record, isOperator)).map(({ id }) => id);
  return (
    <Panel plain title={t('decide.title')}>
      <p className="mb-4">{t(refused.length > 0 ? 'decide.operator' : 'decide.lead')}</p>
      <ActionForm action={decideCaseAction} className="max-w-3xl" label={t('decide.title')}>
        <Which found={found} />
        {found.records.length === 0 ? null : (
          <ChoiceField
            choices={found.records.map(({ id, reference, code }) => ({
              ...{ value: id, label: code === '' ? reference : `${reference} (${t('columns.code')} ${code})` },
            }))}
            defaultValue={refused}
            kind="checkbox"
            legend={t('decide.withheld')}
            name="withheldIds"
          />
        )}
        <ChoiceField
          choices={decisions.map((value) => ({ value, label: t(`decisions.${value}`) }))}
          inline
          kind="radio"
          legend={t('decide.decision')}
          name="decision"
          required
        />
        <TextField
          className="max-w-xs"
          defaultValue={today}
          label={t('decide.on')}
          name="decidedOn"
          required
          type="date"
        />
        <TextareaField
          label={t('decide.reason')}
          max={textLimit}
          name="decisionReason"
          rows={3}
          support={t('decide.reasonSupport')}
        />
        <div>
          <SubmitButton>{t('decide.submit')}</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  );
}

export async function DeliverForm({ found, today }: Props) {
  const t = await getTranslations('disclosure');
  return (
    <Panel plain title={t('deliver.title')}>
      <ActionForm action={deliverCaseAction} className="max-w-xl" label={t('deliver.title')}>
        <Which found={found} />
        <TextField defaultValue={today} label={t('deliver.on')} name="deliveredOn" required type="date" />
        <ChoiceField
          choices={ways.map((value) => ({ value, label: t(`ways.${value}`) }))}
          inline
          kind="radio"
          legend={t('deliver.way')}
          name="receiptWay"
          required
        />
        <ChoiceField
          choices={forms.map((value) => ({ value, label: t(`forms.${value}`) }))}
          defaultValue="writing"
          inline
          kind="radio"
          legend={t('deliver.form')}
          name="form"
          required
        />
        <div>
          <SubmitButton>{t('deliver.submit')}</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  );
}

export async function ExtendForm({ found }: Pick<Props, 'found'>) {
  const t = await getTranslations('disclosure.extend');
  return (
    <Disclosure summary={t('title')}>
      <p className="mb-4">{t('lead')}</p>
      <ActionForm action={extendCaseAction} className="max-w-xl" label={t('title')}>
        <Which found={found} />
        <TextField label={t('dueOn')} name="dueOn" required type="date" />
        <TextareaField label={t('reason')} max={textLimit} name="extensionReason" required rows={2} />
        <div>
          <SubmitButton variant="outline">{t('submit')}</SubmitButton>
        </div>
      </ActionForm>
    </Disclosure>
  );
}

export async function WithdrawForm({ found }: Pick<Props, 'found'>) {
  const t = await getTranslations('disclosure.withdraw');
  return (
    <Disclosure summary={t('title')}>
      <p className="mb-4">{t('lead')}</p>
      <ActionForm action={withdrawCaseAction} label={t('title')}>
        <Which found={found} />
        <div>
          <SubmitButton variant="outline">{t('submit')}</SubmitButton>
        </div>
      </ActionForm>
    </Disclosure>
  );
}
