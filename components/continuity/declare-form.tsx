import { ActionForm } from '@/components/ui/form/action-form';
import { SelectField } from '@/components/ui/form/select-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { declareAction } from '@/lib/continuity/declarations/actions';
import type { Plan } from '@/lib/continuity/plans/constants';
import type { ContinuityText } from './text';

interface Choice {
  readonly value: string;
  readonly label: string;
}

interface DeclareFormProps {
  plan: Plan;
  /** Who may be in disaster: the reader's town, or at a partner server the towns whose copies it keeps. */
  towns: readonly Choice[];
  hosts: readonly Choice[];
  t: ContinuityText;
}

/** Declares a plan. Where there is one town or one host to choose, it is not asked. */
export function DeclareForm({ plan, towns, hosts, t }: DeclareFormProps) {
  return (
    <ActionForm action={declareAction} label={t('declare.title')}>
      <input name="plan" type="hidden" value={plan} />
      <OneOf choices={towns} label={t('declare.town')} name="town" />
      <OneOf choices={hosts} label={t('declare.host')} name="host" />
      <TextareaField label={t('declare.reason')} max={1000} name="reason" required rows={2} />
      {plan === 1 ? null : (
        <>
          <TextField
            label={t('declare.representative')}
            max={200}
            name="representative"
            required
            support={t('declare.representativeHint')}
          />
          <TextField label={t('declare.means')} max={200} name="means" required support={t('declare.meansHint')} />
        </>
      )}
      <p>{t(plan === 1 ? 'declare.note1' : 'declare.note2')}</p>
      <SubmitButton>{t('declare.submit')}</SubmitButton>
    </ActionForm>
  );
}

function OneOf({ choices, label, name }: { choices: readonly Choice[]; label: string; name: string }) {
  const [only] = choices;
  if (choices.length === 1 && only) return <input name={name} type="hidden" value={only.value} />;
  return <SelectField label={label} name={name} options={choices} required />;
}
