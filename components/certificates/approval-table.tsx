import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { Table } from '@/components/ui/list/table';
import { StatusBadge } from '@/components/ui/status-badge';
import { decideApprovalAction } from '@/lib/certificates/approvals/actions';
import type { Approval } from '@/lib/certificates/approvals/types';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { UserId } from '@/lib/core/ids';

async function Decision({ id }: { id: string }) {
  const t = await getTranslations('certificates.approval');
  return (
    <div className="flex flex-wrap gap-3">
      {([true, false] as const).map((agree) => (
        <ActionForm key={String(agree)} action={decideApprovalAction} label={t(agree ? 'agree' : 'refuse')}>
          <input name="id" type="hidden" value={id} />
          <input name="agree" type="hidden" value={String(agree)} />
          <SubmitButton size="small" variant={agree ? 'solid' : 'outline'}>
            {t(agree ? 'agree' : 'refuse')}
          </SubmitButton>
        </ActionForm>
      ))}
    </div>
  );
}

const stateOf = ({ agreed, usedAt }: Approval) =>
  agreed === null ? 'waiting' : !agreed ? 'refused' : usedAt === null ? 'agreed' : 'used';
const tones = { waiting: 'waiting', refused: 'error', agreed: 'success', used: 'closed' } as const;

/** Requests with who asked, why, and the answer; one's own wait for somebody else. */
export async function ApprovalTable({ approvals, userId }: { approvals: readonly Approval[]; userId: UserId }) {
  const t = await getTranslations('certificates');
  const locale = await getLocale();
  return (
    <Table caption={t('approval.title')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('approval.when')}</th>
          <th scope="col">{t('approval.number')}</th>
          <th scope="col">{t('approval.kind')}</th>
          <th scope="col">{t('approval.reason')}</th>
          <th scope="col">{t('approval.who')}</th>
          <th scope="col">{t('approval.decided')}</th>
        </tr>
      </thead>
      <tbody>
        {approvals.map((approval) => (
          <tr key={approval.id}>
            <td className="tight" data-label={t('approval.when')}>
              {formatShortDateTime(approval.requestedAt, locale)}
            </td>
            <td data-label={t('approval.number')}>{approval.residentNumber}</td>
            <td data-label={t('approval.kind')}>{t(`kinds.${approval.kind}`)}</td>
            <td data-label={t('approval.reason')}>{approval.reason}</td>
            <td data-label={t('approval.who')}>{approval.requestedByName}</td>
            <td data-label={t('approval.decided')}>
              <div className="flex flex-col gap-2">
                <span>
                  <StatusBadge tone={tones[stateOf(approval)]}>{t(`approval.${stateOf(approval)}`)}</StatusBadge>{' '}
                  {approval.decidedByName}
                </span>
                {approval.agreed !== null ? null : approval.requestedBy === userId ? (
                  t('approval.own')
                ) : (
                  <Decision id={approval.id} />
                )}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
