import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { Panel } from '@/components/ui/layout/panel';
import { getTranslations } from '@/lib/core/i18n/server';
import { escalateIncidentAction, reportPhaseAction, reviewIncidentAction } from '@/lib/incidents/actions';
import { type Lane, type Phase, textLimit } from '@/lib/incidents/constants';
import type { IncidentDetail } from '@/lib/incidents/types';

type Props = { incident: IncidentDetail };

export function Which({ incident: { id, version } }: { incident: Pick<IncidentDetail, 'id' | 'version'> }) {
  return (
    <>
      <input name="id" type="hidden" value={id} />
      <input name="version" type="hidden" value={version} />
    </>
  );
}

/** The own lane's report of the phase under way. */
export async function ActForm({ incident, lane, phase }: Props & { lane: Lane; phase: Phase }) {
  const t = await getTranslations('incidents');
  return (
    <Panel plain title={t('act.title', { phase: t(`phases.${phase}`) })}>
      <p className="mb-4">{t(`work.${incident.flow}.l${lane}p${phase}`)}</p>
      <ActionForm action={reportPhaseAction} label={t('act.button')}>
        <Which incident={incident} />
        <input name="phase" type="hidden" value={phase} />
        <TextareaField label={t('act.text')} max={textLimit} name="text" required rows={3} />
        {lane === 3 && phase === 4 ? (
          <fieldset className="flex flex-col gap-6">
            <legend className="mb-2 text-std-17B-170">{t('act.announce')}</legend>
            <p>{t('act.announceLead')}</p>
            <TextField label={t('act.announceTitle')} maxLength={100} name="announceTitle" required />
            <TextareaField label={t('act.announceBody')} max={textLimit} name="announceBody" required rows={4} />
          </fieldset>
        ) : null}
        <div>
          <SubmitButton size="large">{t('act.button')}</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  );
}

export async function EscalationForm({ incident }: Props) {
  const t = await getTranslations('incidents.escalate');
  return (
    <Disclosure summary={t('title')}>
      <p className="mb-4">{t('lead')}</p>
      <ActionForm action={escalateIncidentAction} className="max-w-3xl" label={t('title')}>
        <Which incident={incident} />
        <TextareaField label={t('text')} max={textLimit} name="text" required rows={2} />
        <div>
          <SubmitButton variant="outline">{t('button')}</SubmitButton>
        </div>
      </ActionForm>
    </Disclosure>
  );
}

export async function ReviewForm({ incident }: Props) {
  const t = await getTranslations('incidents.review');
  return (
    <Panel plain title={t('title')}>
      <p className="mb-4">{t('lead')}</p>
      <ActionForm action={reviewIncidentAction} label={t('title')}>
        <Which incident={incident} />
        {(['cause', 'lessons', 'prevention'] as const).map((name) => (
          <TextareaField key={name} label={t(name)} max={textLimit} name={name} required rows={3} />
        ))}
        <div>
          <SubmitButton size="large">{t('button')}</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  );
}
