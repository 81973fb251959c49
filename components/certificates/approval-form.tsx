import { Banner } from '@/components/ui/banner';
import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { requestApprovalAction } from '@/lib/certificates/approvals/actions';
import type { Approval } from '@/lib/certificates/approvals/types';
import type { PersonCertificateKind } from '@/lib/certificates/constants';
import { getTranslations } from '@/lib/core/i18n/server';

interface ApprovalFormProps {
  residentId: string;
  kind: PersonCertificateKind;
  /** Today's requests for this person. */
  approvals: readonly Approval[];
}

/** Asks a second person, where 支援措置 demands one; nothing when somebody has agreed already. */
export async function ApprovalForm({ residentId, kind, approvals }: ApprovalFormProps) {
  const t = await getTranslations('certificates.approval');
  const ofKind = approvals.filter((approval) => approval.kind === kind && approval.usedAt === null);
  if (ofKind.some(({ agreed }) => agreed === null)) {
    return (
      <Banner kind="info" title={t('waiting')}>
        {t('requested')}
      </Banner>
    );
  }
  if (ofKind.some(({ agreed }) => agreed)) return null;
  return (
    <ActionForm action={requestApprovalAction} label={t('request')}>
      <input name="residentId" type="hidden" value={residentId} />
      <input name="kind" type="hidden" value={kind} />
      <TextareaField label={t('reason')} max={300} name="reason" required rows={3} support={t('reasonSupport')} />
      <div>
        <SubmitButton>{t('request')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
