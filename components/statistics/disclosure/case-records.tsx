import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { Panel } from '@/components/ui/layout/panel';
import { formatShortDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { OrganizationId } from '@/lib/core/ids';
import { addRecordAction, consultAction } from '@/lib/statistics/actions';
import { textLimit } from '@/lib/statistics/disclosure/constants';
import type { CaseDetail, CaseRecord } from '@/lib/statistics/disclosure/types';
import { Which } from './step-forms';

interface CaseRecordsProps {
  found: CaseDetail;
  organizationId: OrganizationId;
  /** The reader may act, and nothing is decided yet. */
  works: boolean;
}

/** The records that a request is about, each with its code and what the body that set it says. */
export async function CaseRecords({ found, organizationId, works }: CaseRecordsProps) {
  const t = await getTranslations('disclosure');
  return (
    <Panel plain title={t('records.of')}>
      {found.records.length === 0 ? <p className="mb-4">{t('add.none')}</p> : null}
      <ul className="mb-4 flex flex-col gap-4">
        {found.records.map((record) => (
          <li key={record.id} className="border-b border-line pb-4">
            <Facts organizationId={organizationId} record={record} />
            {works &&
            record.codeSetById !== null &&
            record.codeSetById !== organizationId &&
            record.askedAt === null ? (
              <ConsultForm found={found} record={record} />
            ) : null}
          </li>
        ))}
      </ul>
      {works ? (
        <ActionForm action={addRecordAction} className="max-w-xl" label={t('add.title')}>
          <Which found={found} />
          <TextField label={t('add.reference')} maxLength={60} name="reference" required />
          <TextField
            className="max-w-xs"
            label={t('add.bodyCode')}
            maxLength={20}
            name="bodyCode"
            support={t('add.bodyCodeSupport')}
          />
          <div>
            <SubmitButton variant="outline">{t('add.submit')}</SubmitButton>
          </div>
        </ActionForm>
      ) : null}
    </Panel>
  );
}

async function Facts({ record, organizationId }: { record: CaseRecord; organizationId: OrganizationId }) {
  const t = await getTranslations('disclosure');
  const locale = await getLocale();
  const own = record.codeSetById === organizationId;
  const state = own ? t('records.own') : record.askedAt === null ? t('records.toAsk') : t('records.asked');
  const decided =
    record.withheld === null ? 'undecided' : record.withheld ? ('withheld' as const) : ('disclosed' as const);
  return (
    <>
      <p>
        <strong>{record.reference}</strong>
        {` ${record.business} ${formatShortDate(record.providedOn, locale)}`}
      </p>
      <p>{`${t('columns.requester')}: ${record.requesterName} / ${t('columns.provider')}: ${record.providerName}`}</p>
      {record.code === '' ? null : (
        <p>
          <strong>{`${t('columns.code')} ${record.code}`}</strong>
          {` ${record.codeSetByName} — `}
          {record.codeReason === '' ? state : t('records.answer', { reason: record.codeReason })}
        </p>
      )}
      <p>{t(`records.${decided}`)}</p>
    </>
  );
}

async function ConsultForm({ found, record }: { found: CaseDetail; record: CaseRecord }) {
  const t = await getTranslations('disclosure.consult');
  const title = t('title', { name: record.codeSetByName });
  return (
    <Disclosure summary={`${title} (${record.reference})`}>
      <ActionForm action={consultAction} className="max-w-3xl" label={`${title} ${record.reference}`}>
        <Which found={found} />
        <input name="recordId" type="hidden" value={record.id} />
        <TextareaField
          defaultValue={t('default')}
          label={t('question')}
          max={textLimit}
          name="question"
          required
          rows={2}
        />
        <div>
          <SubmitButton variant="outline">{t('submit')}</SubmitButton>
        </div>
      </ActionForm>
    </Disclosure>
  );
}
