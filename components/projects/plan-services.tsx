import { ActionForm } from '@/components/ui/form/action-form';
import { CheckboxField } from '@/components/ui/form/checkbox-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { Panel } from '@/components/ui/layout/panel';
import { Table } from '@/components/ui/list/table';
import { getTranslations } from '@/lib/core/i18n/server';
import { putServiceAction } from '@/lib/projects/actions';
import { timeText } from '@/lib/projects/plans/hours/rules';
import type { PlanDetail } from '@/lib/projects/types';
import { RemovePart, WhichPlan } from './plan-parts';

/** Hours of the business applications, inside of the platform's. */
export async function PlanServices({ plan, works }: { plan: PlanDetail; works: boolean }) {
  const t = await getTranslations('projects.plans');
  return (
    <Panel plain title={t('service.title')}>
      <p className="mb-3">{t('service.lead')}</p>
      {plan.services.length === 0 ? (
        <p>{t('service.empty')}</p>
      ) : (
        <Table caption={t('service.title')} captionHidden narrow="stack">
          <thead>
            <tr>
              <th scope="col">{t('service.name')}</th>
              <th scope="col">{t('service.opens')}</th>
              <th scope="col">{t('service.closes')}</th>
              <th scope="col">{t('days')}</th>
              {works ? <th scope="col">{t('actions')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {plan.services.map(({ name, opens, closes, daily }) => (
              <tr key={name}>
                <td className="wide" data-label={t('service.name')}>
                  {name}
                </td>
                <td data-label={t('service.opens')}>{timeText(opens)}</td>
                <td data-label={t('service.closes')}>{timeText(closes)}</td>
                <td data-label={t('days')}>{t(daily ? 'daily' : 'workdays')}</td>
                {works ? (
                  <td data-label={t('actions')}>
                    <RemovePart name={name} part="service" plan={plan} />
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {works ? (
        <Disclosure open={plan.services.length === 0} summary={t('service.add')}>
          <ActionForm action={putServiceAction} className="max-w-3xl" label={t('service.add')}>
            <WhichPlan plan={plan} />
            <TextField label={t('service.name')} maxLength={100} name="name" required />
            <div className="grid gap-6 desktop:grid-cols-2">
              <TextField label={t('service.opens')} name="opens" required support={t('form.timeSupport')} />
              <TextField label={t('service.closes')} name="closes" required support={t('form.timeSupport')} />
            </div>
            <CheckboxField name="daily">{t('service.daily')}</CheckboxField>
            <div>
              <SubmitButton variant="outline">{t('service.add')}</SubmitButton>
            </div>
          </ActionForm>
        </Disclosure>
      ) : null}
    </Panel>
  );
}
