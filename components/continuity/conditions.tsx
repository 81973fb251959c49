import { StatusBadge } from '@/components/ui/status-badge';
import type { conditionsOf } from '@/lib/continuity/plans/rules';
import type { ContinuityText } from './text';

interface ConditionsProps {
  conditions: ReturnType<typeof conditionsOf>;
  t: ContinuityText;
}

/** What has to hold for a plan, and whether it does now. */
export function Conditions({ conditions, t }: ConditionsProps) {
  return (
    <ul className="flex flex-col gap-2">
      {conditions.map(({ condition, met }) => (
        <li key={condition}>
          <StatusBadge tone={met ? 'success' : 'error'}>
            {t(met ? 'preconditions.met' : 'preconditions.open')}
          </StatusBadge>{' '}
          {t(`preconditions.${condition}`)}
        </li>
      ))}
    </ul>
  );
}
