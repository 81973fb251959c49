import { Banner } from '@/components/ui/banner';
import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { Panel } from '@/components/ui/layout/panel';
import { FileUpload } from '@/components/ui/upload/file-upload';
import { correctApplicationAction, withdrawApplicationAction } from '@/lib/applications/actions';
import { commentLimit } from '@/lib/applications/constants';
import { filesOpen } from '@/lib/applications/deciding/rules';
import type { ApplicationDetail, ApplicationForm } from '@/lib/applications/types';
import { env } from '@/lib/core/env';
import { getTranslations } from '@/lib/core/i18n/server';
import type { FileSummary } from '@/lib/files/types';
import { FormFields } from './form-fields';

interface Props {
  application: ApplicationDetail;
  form: ApplicationForm;
  files: readonly FileSummary[];
}

/** Only what the return flagged can be changed. */
export async function CorrectionForm({ application, form, files }: Props) {
  const t = await getTranslations('applications');
  const { id, version, values, flagged } = application;
  const returned = application.decisions.findLast(({ kind }) => kind === 'returned');
  return (
    <Panel plain title={t('correct')}>
      {returned ? (
        <Banner className="mb-4" kind="warning" title={`${t('kinds.returned')} ${returned.organizationName}`}>
          <p className="whitespace-pre-line">{returned.comment}</p>
        </Banner>
      ) : null}
      <p className="mb-4">{t('correctLead')}</p>
      <ActionForm action={correctApplicationAction} label={t('correct')}>
        <input name="id" type="hidden" value={id} />
        <input name="version" type="hidden" value={version} />
        <FormFields fields={form.fields} open={flagged} values={values} />
        {filesOpen(flagged) ? (
          <FileUpload
            initial={files}
            label={t('files')}
            maxBytes={env().RENKEI_FILE_MAX_BYTES}
            maxFiles={form.maxFiles}
            name="fileIds"
            support={t('filesSupport', { max: form.maxFiles })}
          />
        ) : null}
        <TextareaField label={t('comment')} max={commentLimit} name="comment" rows={2} />
        <div>
          <SubmitButton size="large">{t('correctButton')}</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  );
}

export async function WithdrawalForm({ application: { id, version } }: Pick<Props, 'application'>) {
  const t = await getTranslations('applications');
  return (
    <Disclosure summary={t('withdraw')}>
      <p className="mb-4">{t('withdrawHelp')}</p>
      <ActionForm action={withdrawApplicationAction} className="max-w-3xl" label={t('withdraw')}>
        <input name="id" type="hidden" value={id} />
        <input name="version" type="hidden" value={version} />
        <TextareaField label={t('withdrawReason')} max={commentLimit} name="comment" required rows={2} />
        <div>
          <SubmitButton variant="danger">{t('withdraw')}</SubmitButton>
        </div>
      </ActionForm>
    </Disclosure>
  );
}
