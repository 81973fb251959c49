import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Panel } from '@/components/ui/layout/panel';
import { FileUpload } from '@/components/ui/upload/file-upload';
import { confirmReceiptAction, handOverAction } from '@/lib/applications/actions';
import { commentLimit, filesLimit } from '@/lib/applications/constants';
import type { ApplicationDetail } from '@/lib/applications/types';
import { env } from '@/lib/core/env';
import { getTranslations } from '@/lib/core/i18n/server';

type Props = { application: Pick<ApplicationDetail, 'id' | 'version'> };

/** The last reviewer's: documents go to the applicant. */
export async function HandOverForm({ application: { id, version } }: Props) {
  const t = await getTranslations('applications');
  return (
    <Panel plain title={t('handOver')}>
      <ActionForm action={handOverAction} label={t('handOver')}>
        <input name="id" type="hidden" value={id} />
        <input name="version" type="hidden" value={version} />
        <FileUpload
          label={t('files')}
          maxBytes={env().RENKEI_FILE_MAX_BYTES}
          maxFiles={filesLimit}
          name="fileIds"
          required
          support={t('filesSupport', { max: filesLimit })}
        />
        <TextField label={t('comment')} maxLength={commentLimit} name="comment" />
        <div>
          <SubmitButton>{t('handOverButton')}</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  );
}

/** The applicant's: they have arrived. */
export async function ReceiptForm({ application: { id, version } }: Props) {
  const t = await getTranslations('applications');
  return (
    <ActionForm action={confirmReceiptAction} label={t('confirmReceipt')}>
      <input name="id" type="hidden" value={id} />
      <input name="version" type="hidden" value={version} />
      <div>
        <SubmitButton>{t('confirmReceipt')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
