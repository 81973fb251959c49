import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { Panel } from '@/components/ui/layout/panel';
import { formatDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { answerConsultationAction } from '@/lib/statistics/actions';
import { textLimit } from '@/lib/statistics/disclosure/constants';
import type { ConsultationRow } from '@/lib/statistics/disclosure/types';

/** Questions for a code's reason that wait for this organization. What it wrote down when it set the code is filled in. */
export async function Consultations({ rows, answers }: { rows: readonly ConsultationRow[]; answers: boolean }) {
  const t = await getTranslations('disclosure.consultations');
  const locale = await getLocale();
  if (rows.length === 0) return null;
  return (
    <Panel title={t('title')}>
      <ul className="flex flex-col gap-6">
        {rows.map(({ id, reference, askingName, question, askedAt, ownReason }) => (
          <li key={id}>
            <p className="text-std-16B-170">{t('item', { organization: askingName, reference })}</p>
            <p className="text-dns-14N-130">{formatDateTime(askedAt, locale)}</p>
            <p className="mb-3">{question}</p>
            {answers ? (
              <ActionForm
                action={answerConsultationAction}
                className="max-w-3xl"
                doneMessage={t('answered')}
                label={t('item', { organization: askingName, reference })}
                once
              >
                <input name="id" type="hidden" value={id} />
                <TextareaField
                  defaultValue={ownReason}
                  label={t('reason')}
                  max={textLimit}
                  name="reason"
                  required
                  rows={2}
                />
                <div>
                  <SubmitButton variant="outline">{t('submit')}</SubmitButton>
                </div>
              </ActionForm>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
