import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { Panel } from '@/components/ui/layout/panel';
import { StatusBadge } from '@/components/ui/status-badge';
import { now } from '@/lib/core/clock';
import { formatDateTime, formatSpan } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { localInput } from '@/lib/core/tokyo';
import { recordDutyAction } from '@/lib/incidents/actions';
import type { IncidentDetail } from '@/lib/incidents/types';
import { Which } from './act-form';

/** Reports that are owed to authorities outside, each with the time that is left. */
export async function Duties({ incident, records }: { incident: IncidentDetail; records: boolean }) {
  const t = await getTranslations('incidents.duties');
  const locale = await getLocale();
  const at = now();
  if (incident.duties.length === 0) return null;
  return (
    <Panel title={t('title')}>
      <ul className="flex flex-col gap-4">
        {incident.duties.map(({ authority, stage, dueAt, doneAt, reference }) => {
          const left = dueAt.getTime() - at.getTime();
          const name = `${t(`authorities.${authority}`)} ${t(`stages.${stage}`)}`;
          return (
            <li key={name}>
              <p className="flex flex-wrap items-center gap-3">
                <strong>{name}</strong>
                {t('due', { time: formatDateTime(dueAt, locale) })}
                {doneAt === null ? (
                  <StatusBadge tone={left < 0 ? 'error' : left < 24 * 3_600_000 ? 'warning' : 'waiting'}>
                    {t(left < 0 ? 'over' : 'left', { span: formatSpan(Math.abs(left), locale) })}
                  </StatusBadge>
                ) : (
                  <StatusBadge tone="success">
                    {t('done', { time: formatDateTime(doneAt, locale), reference })}
                  </StatusBadge>
                )}
              </p>
              {records && doneAt === null ? (
                <Disclosure
                  summary={t('record', { authority: t(`authorities.${authority}`), stage: t(`stages.${stage}`) })}
                >
                  <ActionForm action={recordDutyAction} className="max-w-3xl" label={name}>
                    <Which incident={incident} />
                    <input name="authority" type="hidden" value={authority} />
                    <input name="stage" type="hidden" value={stage} />
                    <TextField
                      defaultValue={localInput(at)}
                      label={t('doneAt')}
                      name="doneAt"
                      required
                      type="datetime-local"
                    />
                    <TextField label={t('reference')} maxLength={200} name="reference" required />
                    <div>
                      <SubmitButton aria-label={`${t('button')} ${name}`} variant="outline">
                        {t('button')}
                      </SubmitButton>
                    </div>
                  </ActionForm>
                </Disclosure>
              ) : null}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
