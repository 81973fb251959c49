import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { getTranslations } from '@/lib/core/i18n/server';
import { removePartAction } from '@/lib/projects/actions';
import type { PlanDetail } from '@/lib/projects/types';

type Plan = Pick<PlanDetail, 'id' | 'version'>;

export function WhichPlan({ plan: { id, version } }: { plan: Plan }) {
  return (
    <>
      <input name="planId" type="hidden" value={id} />
      <input name="version" type="hidden" value={version} />
    </>
  );
}

interface RemovePartProps {
  plan: Plan;
  part: 'service' | 'unit' | 'system';
  name: string;
  unitId?: string;
}

export async function RemovePart({ plan, part, name, unitId = '' }: RemovePartProps) {
  const t = await getTranslations('projects');
  const label = t('line.removeName', { name });
  return (
    <ActionForm action={removePartAction} label={label}>
      <WhichPlan plan={plan} />
      <input name="part" type="hidden" value={part} />
      <input name="unitId" type="hidden" value={unitId} />
      <input name="name" type="hidden" value={name} />
      <div>
        <SubmitButton aria-label={label} size="small" variant="outline">
          {t(part === 'unit' ? 'plans.ups.remove' : 'line.remove')}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
