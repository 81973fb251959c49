import { CheckboxField } from '@/components/ui/form/checkbox-field';
import { SelectField } from '@/components/ui/form/select-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { takeApplicationAction } from '@/lib/continuity/queue/actions';
import { applicationKinds } from '@/lib/continuity/queue/schema';
import { Receipt } from './receipt';
import type { ContinuityText } from './text';

/** Takes an application form over the counter; the receipt number comes when it is on disk. */
export function ApplicationForm({ t }: { t: ContinuityText }) {
  return (
    <Receipt action={takeApplicationAction} label={t('queue.take')} receipt={t('queue.receipt')}>
      <SelectField
        label={t('queue.kind')}
        name="kind"
        options={applicationKinds.map((kind) => ({ value: kind, label: t(`queue.kinds.${kind}`) }))}
        required
      />
      <TextField label={t('queue.resident')} max={20} name="residentNumber" />
      <TextareaField label={t('queue.content')} max={4000} name="content" required rows={5} />
      <TextField label={t('queue.addressee')} max={400} name="addressee" />
      <TextField label={t('queue.papers')} max={400} name="papersOwed" />
      <CheckboxField name="urgent">{t('queue.urgent')}</CheckboxField>
      <TextField label={t('queue.vendor')} max={200} name="vendorContact" />
      <TextField label={t('queue.approver')} max={100} name="approver" />
      <SubmitButton>{t('queue.take')}</SubmitButton>
    </Receipt>
  );
}
