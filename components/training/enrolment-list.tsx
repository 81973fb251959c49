import { ActionForm } from '@/components/ui/form/action-form';
import { Checkbox } from '@/components/ui/form/checkbox';
import { ChoiceField } from '@/components/ui/form/choice-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { Table } from '@/components/ui/list/table';
import { StatusBadge } from '@/components/ui/status-badge';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { settleEnrolmentsAction } from '@/lib/training/actions';
import type { EnrolmentRow } from '@/lib/training/types';

export const stateTones = { enrolled: 'waiting', started: 'progress', completed: 'success' } as const;

/** Enrolments of the own organization, with boxes to settle several at once. */
export async function EnrolmentList({ rows }: { rows: readonly EnrolmentRow[] }) {
  const t = await getTranslations('training');
  const words = await getTranslations('courses');
  const locale = await getLocale();
  return (
    <ActionForm action={settleEnrolmentsAction} doneMessage={t('enrolments.done')} label={t('enrolments.settle')}>
      <Table caption={t('enrolments.title')} captionHidden narrow="stack">
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">{t('enrolments.choose')}</span>
            </th>
            {(
              ['staffNumber', 'name', 'department', 'course', 'state', 'attempts', 'account', 'certificate'] as const
            ).map((name) => (
              <th key={name} scope="col">
                {t(`columns.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="tight">
                {row.state === 'completed' ? null : (
                  <Checkbox name="chosen" value={row.id}>
                    <span className="sr-only">{`${row.name} ${words(`c${row.course}.title`)}`}</span>
                  </Checkbox>
                )}
              </td>
              <td className="tight" data-label={t('columns.staffNumber')}>
                {row.staffNumber}
              </td>
              <td data-label={t('columns.name')}>{row.name}</td>
              <td data-label={t('columns.department')}>{row.department || t('none')}</td>
              <td className="wide" data-label={t('columns.course')}>
                {words(`c${row.course}.title`)}
              </td>
              <td className="tight" data-label={t('columns.state')}>
                <StatusBadge tone={stateTones[row.state]}>{t(`states.${row.state}`)}</StatusBadge>
                {row.recordedBy === '' ? null : (
                  <span className="block">{`${t('columns.recordedBy')} ${row.recordedBy}`}</span>
                )}
              </td>
              <td className="num" data-label={t('columns.attempts')}>
                {row.attempts}
              </td>
              <td className="tight" data-label={t('columns.account')}>
                {t(row.hasAccount ? 'enrolments.yes' : 'enrolments.no')}
              </td>
              <td className="tight" data-label={t('columns.certificate')}>
                {row.completedAt === null ? (
                  t('none')
                ) : (
                  <a className="link" href={`/training/certificates/${row.id}`}>
                    {formatShortDateTime(row.completedAt, locale)}
                  </a>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p>{t('enrolments.settleLead')}</p>
      <ChoiceField
        choices={(['complete', 'cancel'] as const).map((value) => ({ value, label: t(`enrolments.${value}`) }))}
        inline
        kind="radio"
        legend={t('enrolments.settle')}
        name="intent"
        required
      />
      <div>
        <SubmitButton variant="outline">{t('enrolments.run')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
