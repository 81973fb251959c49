import { ActionForm } from '@/components/ui/form/action-form';
import { SelectField } from '@/components/ui/form/select-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { DefinitionList } from '@/components/ui/layout/definition-list';
import { StatusBadge, type Tone } from '@/components/ui/status-badge';
import { decideApplicationAction } from '@/lib/continuity/queue/actions';
import type { QueuedApplication } from '@/lib/continuity/queue/queries';
import { applicationKinds, applicationOutcomes } from '@/lib/continuity/queue/schema';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import type { ContinuityText } from './text';

const outcomes = ['waiting', ...applicationOutcomes] as const;
const tones: Readonly<Record<(typeof outcomes)[number], Tone>> = {
  waiting: 'waiting',
  applied: 'success',
  rejected: 'closed',
  resolved: 'success',
};

interface ApplicationCardProps {
  application: QueuedApplication;
  /** Here is the register: each is decided by a person. */
  decides: boolean;
  locale: Locale;
  t: ContinuityText;
}

export function ApplicationCard({ application: a, decides, locale, t }: ApplicationCardProps) {
  const outcome = outcomes.find((one) => one === a.outcome) ?? 'waiting';
  const kind = applicationKinds.find((one) => one === a.kind) ?? 'other';
  return (
    <li className="rounded-8 border border-line bg-white p-4">
      <h2 className="mb-2 text-std-17B-170">
        {a.receiptNumber}　{t(`queue.kinds.${kind}`)}{' '}
        <StatusBadge tone={tones[outcome]}>{t(`queue.outcomes.${outcome}`)}</StatusBadge>{' '}
        {a.urgent ? <StatusBadge tone="error">{t('queue.urgent')}</StatusBadge> : null}{' '}
        {a.late ? <StatusBadge tone="warning">{t('queue.late')}</StatusBadge> : null}
      </h2>
      <p className="mb-2 whitespace-pre-line">{a.content}</p>
      <DefinitionList
        items={[
          { term: t('queue.takenBy'), value: `${a.takenBy}　${formatShortDateTime(a.takenAt, locale)}` },
          ...(a.residentNumber === ''
            ? []
            : [
                { term: t('queue.resident'), value: a.residentNumber },
                { term: '', value: t('queue.base', { base: a.baseVersion, now: a.currentVersion ?? 0 }) },
              ]),
          ...(a.papersOwed === '' ? [] : [{ term: t('queue.papers'), value: `${a.papersOwed}　${a.addressee}` }]),
          ...(a.urgent ? [{ term: t('queue.vendor'), value: `${a.vendorContact}　${a.approver}` }] : []),
          {
            term: t('queue.delivered'),
            value: a.deliveredAt === null ? t('queue.waiting') : formatShortDateTime(a.deliveredAt, locale),
          },
          ...(a.decidedBy === '' ? [] : [{ term: t('queue.reason'), value: `${a.decidedBy}　${a.decisionReason}` }]),
        ]}
      />
      {decides && outcome === 'waiting' ? <Decide id={a.id} number={a.receiptNumber} t={t} /> : null}
    </li>
  );
}

function Decide({ id, number, t }: { id: string; number: string; t: ContinuityText }) {
  return (
    <ActionForm action={decideApplicationAction} className="mt-4" label={t('queue.decide')}>
      <input name="id" type="hidden" value={id} />
      <SelectField
        label={t('queue.outcome')}
        name="outcome"
        options={applicationOutcomes.map((one) => ({ value: one, label: t(`queue.outcomes.${one}`) }))}
        required
      />
      <TextField label={t('queue.reason')} max={1000} name="reason" required />
      <SubmitButton aria-label={`${t('queue.decide')} ${number}`} variant="outline">
        {t('queue.decide')}
      </SubmitButton>
    </ActionForm>
  );
}
