import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Panel } from '@/components/ui/layout/panel';
import { mostReprints } from '@/lib/certificates/constants';
import { confirmPrintAction, failPrintAction, reprintAction } from '@/lib/certificates/issue/actions';
import { getTranslations } from '@/lib/core/i18n/server';

/** Did the printer do it? One click says yes. */
export async function PrintOutcomeForms({ id }: { id: string }) {
  const t = await getTranslations('certificates.detail');
  return (
    <Panel title={t('confirmTitle')}>
      <div className="flex flex-col gap-6">
        <ActionForm action={confirmPrintAction} label={t('confirm')}>
          <p>{t('confirmHelp')}</p>
          <input name="id" type="hidden" value={id} />
          <div>
            <SubmitButton autoFocus size="large">
              {t('confirm')}
            </SubmitButton>
          </div>
        </ActionForm>
        <ActionForm action={failPrintAction} label={t('fail')}>
          <input name="id" type="hidden" value={id} />
          <TextField label={t('failure')} maxLength={200} name="failure" required support={t('failureSupport')} />
          <div>
            <SubmitButton variant="outline">{t('fail')}</SubmitButton>
          </div>
        </ActionForm>
      </div>
    </Panel>
  );
}

/** Prints it once more, with the reason. */
export async function ReprintForm({ id }: { id: string }) {
  const t = await getTranslations('certificates');
  return (
    <Panel plain title={t('detail.reprintTitle')}>
      <ActionForm action={reprintAction} label={t('detail.reprint')}>
        <p>{t('detail.reprintHelp', { max: mostReprints })}</p>
        <input name="id" type="hidden" value={id} />
        <TextField label={t('detail.reason')} maxLength={200} name="reason" required />
        <TextField inputMode="numeric" label={t('issue.sheet')} name="sheet" support={t('issue.sheetSupport')} />
        <div>
          <SubmitButton variant="outline">{t('detail.reprint')}</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  );
}
