import { ActionForm } from '@/components/ui/form/action-form';
import { CheckboxField } from '@/components/ui/form/checkbox-field';
import { ChoiceField } from '@/components/ui/form/choice-field';
import { SelectField } from '@/components/ui/form/select-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Panel } from '@/components/ui/layout/panel';
import { FileUpload } from '@/components/ui/upload/file-upload';
import type { Actor } from '@/lib/access/actor';
import { env } from '@/lib/core/env';
import { getTranslations } from '@/lib/core/i18n/server';
import { openIncidentAction } from '@/lib/incidents/actions';
import { filesLimit, flows } from '@/lib/incidents/constants';
import { lane2Choices } from '@/lib/incidents/opening/rules';
import type { ReportValues } from '@/lib/incidents/types';
import { ReportFields } from './report-fields';

interface OpenFormProps {
  actor: Actor;
  values: Partial<ReportValues>;
  title: string;
  alarms: string;
  tickets: string;
  /** `YYYY-MM-DDTHH:MM` in Japan. */
  detectedAt: string;
}

/** The first report of an incident. */
export async function OpenForm({ actor, values, title, alarms, tickets, detectedAt }: OpenFormProps) {
  const t = await getTranslations('incidents');
  return (
    <ActionForm action={openIncidentAction} className="max-w-4xl" label={t('new')}>
      <Panel plain title={t('form.what')}>
        <div className="flex flex-col gap-6">
          <TextField defaultValue={title} label={t('form.title')} maxLength={100} name="title" required />
          <TextField
            className="max-w-sm"
            defaultValue={detectedAt}
            label={t('form.detectedAt')}
            name="detectedAt"
            required
            type="datetime-local"
          />
          <ChoiceField
            choices={flows.map((value) => ({ value, label: t(`flows.${value}`) }))}
            defaultValue="standard"
            kind="radio"
            legend={t('form.flow')}
            name="flow"
            required
            support={t('form.flowSupport')}
          />
          <div>
            <CheckboxField name="urgent">{t('form.urgent')}</CheckboxField>
            <CheckboxField name="leak">{t('form.leak')}</CheckboxField>
            <CheckboxField name="security">{t('form.security')}</CheckboxField>
          </div>
          <SelectField
            className="max-w-md"
            label={t('form.lane2')}
            name="lane2Kind"
            options={lane2Choices(actor).map((value) => ({ value, label: t(`lane2.${value}`) }))}
            required
          />
          <TextField
            className="max-w-md"
            label={t('form.lane2Code')}
            maxLength={20}
            name="lane2Code"
            support={t('form.lane2CodeSupport')}
          />
        </div>
      </Panel>
      <Panel title={t('form.call')}>
        <p className="mb-4">{t('form.callLead')}</p>
        <CallFields />
      </Panel>
      <Panel plain title={t('form.report')}>
        <ReportFields values={values} />
      </Panel>
      <Panel plain title={t('form.links')}>
        <div className="grid gap-6 desktop:grid-cols-2">
          <TextField defaultValue={alarms} label={t('form.alarms')} name="alarms" support={t('form.linksSupport')} />
          <TextField defaultValue={tickets} label={t('form.tickets')} name="tickets" support={t('form.linksSupport')} />
        </div>
      </Panel>
      <FileUpload
        label={t('form.files')}
        maxBytes={env().RENKEI_FILE_MAX_BYTES}
        maxFiles={filesLimit}
        name="fileIds"
        support={t('form.filesSupport', { max: filesLimit })}
      />
      <div>
        <SubmitButton size="large">{t('form.submit')}</SubmitButton>
      </div>
    </ActionForm>
  );
}

/** Whom, when, and whether they were reached. */
export async function CallFields({ required = false }: { required?: boolean }) {
  const t = await getTranslations('incidents.form');
  return (
    <div className="grid gap-6 desktop:grid-cols-3">
      <TextField label={t('callTo')} maxLength={100} name="callTo" required={required} />
      <TextField label={t('callAt')} name="callAt" required={required} type="datetime-local" />
      <SelectField
        emptyLabel=""
        label={t('callReached')}
        name="callReached"
        options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`reached.${value}`) }))}
        required={required}
      />
    </div>
  );
}
