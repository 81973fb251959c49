import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Panel } from '@/components/ui/layout/panel';
import { getTranslations } from '@/lib/core/i18n/server';
import { answerExtensionAction, withdrawExtensionAction } from '@/lib/window/extensions/actions';

/** One click agrees; another refuses. A word may go with it. */
export async function ExtensionAnswer({ id }: { id: string }) {
  const t = await getTranslations('window.extensions');
  return (
    <Panel plain title={t('yourAnswer')}>
      <div className="flex flex-col gap-6">
        <ActionForm action={answerExtensionAction} label={t('agree')}>
          <input name="id" type="hidden" value={id} />
          <input name="agree" type="hidden" value="yes" />
          <SubmitButton size="large">{t('agree')}</SubmitButton>
        </ActionForm>
        <ActionForm action={answerExtensionAction} label={t('refuse')}>
          <input name="id" type="hidden" value={id} />
          <input name="agree" type="hidden" value="no" />
          <TextField label={t('fields.refusal')} maxLength={500} name="comment" />
          <SubmitButton variant="outline">{t('refuse')}</SubmitButton>
        </ActionForm>
      </div>
    </Panel>
  );
}

export async function ExtensionWithdrawal({ id }: { id: string }) {
  const t = await getTranslations('window.extensions');
  return (
    <Panel plain title={t('withdraw')}>
      <p className="mb-4">{t('withdrawHelp')}</p>
      <ActionForm action={withdrawExtensionAction} label={t('withdraw')}>
        <input name="id" type="hidden" value={id} />
        <TextField label={t('fields.comment')} maxLength={500} name="comment" required />
        <SubmitButton variant="danger">{t('withdraw')}</SubmitButton>
      </ActionForm>
    </Panel>
  );
}
