import { ActionForm } from '@/components/ui/form/action-form';
import { SelectField } from '@/components/ui/form/select-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Table } from '@/components/ui/list/table';
import { formatDate, formatNumber } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { ticketCategories, ticketUrgencies } from '@/lib/tickets/constants';
import { addPolicyAction } from '@/lib/tickets/sla/actions';
import type { SlaPolicy } from '@/lib/tickets/sla/types';

const targets = ['firstResponseMinutes', 'updateMinutes', 'solutionMinutes'] as const;

/** What is expected of a desk, for whom, and since when. */
export async function PolicyTable({ policies }: { policies: readonly SlaPolicy[] }) {
  const [t, locale] = await Promise.all([getTranslations('tickets'), getLocale()]);
  const since = (date: string) => (date < '2001' ? t('desk.always') : formatDate(date, locale));
  return (
    <Table caption={t('desk.policies')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('columns.category')}</th>
          <th scope="col">{t('columns.urgency')}</th>
          {targets.map((name) => (
            <th key={name} className="num" scope="col">
              {t(`desk.${name}`)}
            </th>
          ))}
          <th scope="col">{t('desk.validFrom')}</th>
        </tr>
      </thead>
      <tbody>
        {policies.map((policy) => (
          <tr key={policy.id}>
            <td>{policy.category === null ? t('desk.any') : t(`categories.${policy.category}`)}</td>
            <td data-label={t('columns.urgency')}>
              {policy.urgency === null ? t('desk.any') : t(`urgencies.${policy.urgency}`)}
            </td>
            {targets.map((name) => (
              <td key={name} className="num" data-label={t(`desk.${name}`)}>
                {policy[name] % 60 === 0
                  ? t('desk.hoursOf', { hours: formatNumber(policy[name] / 60) })
                  : t('desk.minutesOf', { minutes: policy[name] })}
              </td>
            ))}
            <td data-label={t('desk.validFrom')}>{since(policy.validFrom)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Other targets from a date on. */
export async function PolicyForm() {
  const t = await getTranslations('tickets');
  const any = { value: '', label: t('desk.any') };
  return (
    <ActionForm action={addPolicyAction} label={t('desk.addPolicy')}>
      <div className="flex flex-wrap gap-6">
        <SelectField
          label={t('columns.category')}
          name="category"
          options={[any, ...ticketCategories.map((value) => ({ value, label: t(`categories.${value}`) }))]}
          unmarked
        />
        <SelectField
          label={t('columns.urgency')}
          name="urgency"
          options={[any, ...ticketUrgencies.map((value) => ({ value, label: t(`urgencies.${value}`) }))]}
          unmarked
        />
      </div>
      <div className="flex flex-wrap gap-6">
        {targets.map((name) => (
          <TextField
            key={name}
            inputMode="numeric"
            label={t(`desk.${name}`)}
            maxLength={5}
            name={name}
            required
            support={t('desk.minutesHelp')}
          />
        ))}
      </div>
      <TextField label={t('desk.validFrom')} name="validFrom" required type="date" />
      <div>
        <SubmitButton variant="outline">{t('desk.addPolicy')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
