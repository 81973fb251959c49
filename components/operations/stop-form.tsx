import { ActionForm } from '@/components/ui/form/action-form';
import { ChoiceField } from '@/components/ui/form/choice-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { Panel } from '@/components/ui/layout/panel';
import { getTranslations } from '@/lib/core/i18n/server';
import { previewStopAction } from '@/lib/operations/stops/actions';
import { stoppableServices } from '@/lib/operations/stops/schema';

interface StopFormProps {
  /** What the reader may choose from; a longer list is found by typing its code. */
  subjects: readonly { readonly code: string; readonly name: string }[];
  /** May close services for the nation. */
  closesServices: boolean;
}

export async function StopForm({ subjects, closesServices }: StopFormProps) {
  const t = await getTranslations('operations.stops');
  const services = await getTranslations('window.services');
  return (
    <ActionForm action={previewStopAction} className="max-w-4xl" label={t('plan')}>
      <Panel plain>
        <div className="flex flex-col gap-6">
          <TextField
            label={t('subject')}
            list="stop-subjects"
            maxLength={40}
            name="subject"
            required
            support={t('subjectSupport')}
          />
          <datalist id="stop-subjects">
            {subjects.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </datalist>
          <TextField label={t('name')} maxLength={60} name="title" required />
          <div className="grid gap-6 desktop:grid-cols-2">
            <TextField label={t('startsAt')} name="startsAt" required type="datetime-local" />
            <TextField label={t('endsAt')} name="endsAt" required type="datetime-local" />
          </div>
          {closesServices ? (
            <ChoiceField
              choices={stoppableServices.map((value) => ({ value, label: services(value) }))}
              kind="checkbox"
              legend={t('services')}
              name="services"
              support={t('servicesSupport')}
            />
          ) : null}
          <TextareaField label={t('reason')} max={500} name="reason" required rows={3} />
        </div>
      </Panel>
      <div>
        <SubmitButton size="large">{t('confirm')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
