import { Banner } from '@/components/ui/banner';
import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { Panel } from '@/components/ui/layout/panel';
import { Table } from '@/components/ui/list/table';
import { getTranslations } from '@/lib/core/i18n/server';
import { putSystemAction, putUnitAction } from '@/lib/projects/actions';
import { durationText } from '@/lib/projects/plans/hours/rules';
import type { PlanDetail, UpsRow } from '@/lib/projects/types';
import { RemovePart, WhichPlan } from './plan-parts';

interface Props {
  plan: PlanDetail;
  works: boolean;
}

/** Each UPS with the order in which its systems shut down (S1 §II.1 (3)). */
export async function PlanUps({ plan, works }: Props) {
  const t = await getTranslations('projects.plans.ups');
  return (
    <Panel plain title={t('title')}>
      <p className="mb-3">{t('lead')}</p>
      {plan.units.length === 0 ? <p>{t('empty')}</p> : null}
      <div className="flex flex-col gap-6">
        {plan.units.map((unit) => (
          <Unit key={unit.id} plan={plan} unit={unit} works={works} />
        ))}
      </div>
      {works ? (
        <div className="mt-4">
          <Disclosure summary={t('add')}>
            <ActionForm action={putUnitAction} className="max-w-3xl" label={t('add')}>
              <WhichPlan plan={plan} />
              <div className="grid gap-6 desktop:grid-cols-2">
                <TextField label={t('unitName')} maxLength={100} name="name" required />
                <TextField inputMode="numeric" label={t('batteryMinutes')} name="batteryMinutes" required />
              </div>
              <div>
                <SubmitButton variant="outline">{t('add')}</SubmitButton>
              </div>
            </ActionForm>
          </Disclosure>
        </div>
      ) : null}
    </Panel>
  );
}

async function Unit({ plan, unit, works }: Props & { unit: UpsRow }) {
  const t = await getTranslations('projects.plans.ups');
  const { fits, spareSeconds, steps } = unit.plan;
  return (
    <Panel aside={t('battery', { time: durationText(unit.batterySeconds) })} level={3} title={unit.name}>
      {steps.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <>
          <Banner
            className="mb-3"
            kind={fits ? 'success' : 'error'}
            title={
              fits
                ? t('fits', { spare: durationText(spareSeconds) })
                : t('fails', { missing: durationText(-spareSeconds) })
            }
          />
          <Steps plan={plan} unit={unit} works={works} />
        </>
      )}
      {works ? <SystemForm plan={plan} unit={unit} /> : null}
    </Panel>
  );
}

async function Steps({ plan, unit, works }: Props & { unit: UpsRow }) {
  const t = await getTranslations('projects.plans.ups');
  const line = await getTranslations('projects.line');
  return (
    <Table caption={`${unit.name} ${t('order')}`} captionHidden narrow="stack">
      <thead>
        <tr>
          {(['order', 'name', 'priority', 'time', 'latest'] as const).map((name) => (
            <th key={name} className={name === 'name' ? undefined : 'num'} scope="col">
              {t(name)}
            </th>
          ))}
          {works ? <th scope="col">{line('actions')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {unit.plan.steps.map((step) => (
          <tr key={step.name}>
            <td className="num" data-label={t('order')}>
              {step.order}
            </td>
            <td className="wide" data-label={t('name')}>
              {step.name}
            </td>
            <td className="num" data-label={t('priority')}>
              {step.priority}
            </td>
            <td className="num" data-label={t('time')}>
              {durationText(step.shutdownSeconds)}
            </td>
            <td className="num" data-label={t('latest')}>
              {step.latestStart < 0 ? (
                <strong className="text-error-2">{t('tooLate')}</strong>
              ) : (
                durationText(step.latestStart)
              )}
            </td>
            {works ? (
              <td data-label={line('actions')}>
                <RemovePart name={step.name} part="system" plan={plan} unitId={unit.id} />
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

async function SystemForm({ plan, unit }: { plan: PlanDetail; unit: UpsRow }) {
  const t = await getTranslations('projects.plans.ups');
  const label = t('addSystem', { name: unit.name });
  return (
    <div className="mt-3">
      <Disclosure open={unit.plan.steps.length === 0} summary={label}>
        <ActionForm action={putSystemAction} className="max-w-3xl" label={label}>
          <WhichPlan plan={plan} />
          <input name="unitId" type="hidden" value={unit.id} />
          <TextField label={t('name')} maxLength={100} name="name" required />
          <div className="grid gap-6 desktop:grid-cols-2">
            <TextField
              inputMode="numeric"
              label={t('priority')}
              name="priority"
              required
              support={t('prioritySupport')}
            />
            <TextField inputMode="numeric" label={t('seconds')} name="shutdownSeconds" required />
          </div>
          <div>
            <SubmitButton aria-label={label} variant="outline">
              {t('saveSystem')}
            </SubmitButton>
          </div>
        </ActionForm>
        <div className="mt-4">
          <RemovePart name={unit.name} part="unit" plan={plan} unitId={unit.id} />
        </div>
      </Disclosure>
    </div>
  );
}
