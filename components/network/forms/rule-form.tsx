import { ActionForm } from '@/components/ui/form/action-form';
import { CheckboxField } from '@/components/ui/form/checkbox-field';
import { SelectField } from '@/components/ui/form/select-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { alarmRecipients, alarmSeverities, alarmSubjects, alarmTiers } from '@/lib/network/constants';
import { addAlarmRuleAction, changeAlarmRuleAction, removeAlarmRuleAction } from '@/lib/network/settings/actions';
import type { AlarmRuleRow } from '@/lib/network/settings/queries';
import type { NetworkWords } from '../states';
import { timeOfDay } from './time-of-day';

interface RuleFormProps {
  /** null = a new one. */
  rule: AlarmRuleRow | null;
  t: NetworkWords;
}

function Known({ rule }: { rule: AlarmRuleRow }) {
  return (
    <>
      <input name="ruleId" type="hidden" value={rule.id} />
      <input name="version" type="hidden" value={rule.version} />
    </>
  );
}

/** About what, from which severity, whom, when. */
export function RuleForm({ rule, t }: RuleFormProps) {
  const action = rule === null ? addAlarmRuleAction : changeAlarmRuleAction;
  return (
    <ActionForm action={action} label={t('settings.rules')}>
      {rule === null ? null : <Known rule={rule} />}
      <div className="grid gap-6 desktop:grid-cols-2">
        <SelectField
          defaultValue={rule?.tier}
          label={t('settings.tier')}
          name="tier"
          options={alarmTiers.map((value) => ({ value, label: t(`settings.tiers.${value}`) }))}
          required
        />
        <SelectField
          defaultValue={rule?.subject}
          label={t('settings.subject')}
          name="subject"
          options={alarmSubjects.map((value) => ({ value, label: t(`settings.subjects.${value}`) }))}
          required
        />
        <SelectField
          defaultValue={rule?.severity}
          label={t('settings.severity')}
          name="severity"
          options={alarmSeverities.map((value) => ({ value, label: t(`settings.severities.${value}`) }))}
          required
        />
        <SelectField
          defaultValue={rule?.recipient}
          label={t('settings.recipient')}
          name="recipient"
          options={alarmRecipients.map((value) => ({ value, label: t(`settings.recipients.${value}`) }))}
          required
        />
        <TextField
          defaultValue={timeOfDay(rule?.opensAt ?? null)}
          label={t('settings.opensAt')}
          name="opensAt"
          support={t('settings.hoursHelp')}
        />
        <TextField
          defaultValue={timeOfDay(rule?.closesAt ?? null)}
          label={t('settings.closesAt')}
          name="closesAt"
          support={t('settings.hoursHelp')}
        />
        <TextField
          defaultValue={rule?.afterMinutes ?? 0}
          inputMode="numeric"
          label={t('settings.after')}
          name="afterMinutes"
          required
        />
      </div>
      <div className="my-6 flex flex-col gap-2">
        <CheckboxField defaultChecked={rule?.unacknowledged ?? false} name="unacknowledged">
          {t('settings.unacknowledged')}
        </CheckboxField>
        <CheckboxField defaultChecked={rule?.enabled ?? true} name="enabled">
          {t('settings.enabled')}
        </CheckboxField>
      </div>
      <div>
        <SubmitButton>{t('form.save')}</SubmitButton>
      </div>
    </ActionForm>
  );
}

export function RemoveRule({ rule, t }: { rule: AlarmRuleRow; t: NetworkWords }) {
  return (
    <ActionForm action={removeAlarmRuleAction} label={t('settings.ruleRemove')}>
      <Known rule={rule} />
      <div>
        <SubmitButton variant="danger">{t('settings.ruleRemove')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
