import { ActionForm } from '@/components/ui/action-form';
import { StatusBadge } from '@/components/ui/status-badge';
import { SubmitButton } from '@/components/ui/submit-button';
import { Table } from '@/components/ui/table';
import { TextField } from '@/components/ui/text-field';
import { formatTime } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';
import type { HoldUp } from '@/lib/operations/board/types';
import { decideStepAction } from '@/lib/operations/decisions/actions';

/** Who holds the day up, with what was printed, and what an authorized person can do about it. */
export async function HoldUpTable({ rows, decides }: { rows: readonly HoldUp[]; decides: (row: HoldUp) => boolean }) {
  const t = await getTranslations('operations.board');
  return (
    <Table caption={t('holdUps')} captionHidden>
      <thead>
        <tr>
          <th scope="col">{t('organization')}</th>
          <th scope="col">{t('step')}</th>
          <th scope="col">{t('due')}</th>
          <th scope="col">{t('state')}</th>
          <th scope="col">{t('waiting')}</th>
          <th scope="col">{t('decide')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.nodeId} ${row.kind} ${row.round}`}>
            <td>{row.organizationName}</td>
            <td>{t(`steps.${row.kind}`)}</td>
            <td className="tight">{formatTime(row.dueAt)}</td>
            <td>
              <StatusBadge tone={row.state === 'failed' ? 'error' : 'warning'}>{t(`states.${row.state}`)}</StatusBadge>
              {row.excuse === null ? null : <span className="ms-2">{t(`excuses.${row.excuse as 'silent'}`)}</span>}
              {row.note === '' ? null : <p className="text-dns-14N-130 text-solid-gray-700">{row.note}</p>}
            </td>
            <td className="num">{row.waiting}</td>
            <td>{decides(row) ? <Decision row={row} /> : null}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

async function Decision({ row }: { row: HoldUp }) {
  const t = await getTranslations('operations.board');
  const which = { nodeId: row.nodeId, date: row.date, kind: row.kind, round: String(row.round) };
  return (
    <ActionForm action={decideStepAction} label={`${t('decide')} ${row.organizationName}`}>
      {Object.entries(which).map(([name, value]) => (
        <input key={name} name={name} type="hidden" value={value} />
      ))}
      <TextField label={t('reason')} maxLength={500} name="reason" required />
      <div className="flex gap-2">
        {row.state === 'failed' ? (
          <SubmitButton name="decision" size="small" value="retry" variant="outline">
            {t('retry')}
          </SubmitButton>
        ) : null}
        <SubmitButton name="decision" size="small" value="release" variant="outline">
          {t('release')}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
