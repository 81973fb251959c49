import { dialled } from '@/lib/access/forms/texts';
import { getTranslations } from '@/lib/core/i18n/server';
import type { PathStep } from '@/lib/organizations/contacts/path/types';
import { isOpen } from '@/lib/organizations/contacts/rules';
import type { Contact } from '@/lib/organizations/contacts/types';

interface PathStepsProps {
  steps: readonly PathStep[];
  operator: Contact | null;
  now: Date;
  holidays: ReadonlySet<string>;
}

const callsOperator: readonly PathStep[] = ['callOperator', 'askOperatorForEmergencyContact'];

/** The steps in their order, each with the number to call or the page to go to. */
export async function PathSteps({ steps, operator, now, holidays }: PathStepsProps) {
  const t = await getTranslations('organizations.path');
  return (
    <ol className="flex list-decimal flex-col gap-2 ps-6">
      {steps.map((step) => (
        <li key={step}>
          {t(`steps.${step}`)}
          {step === 'askOnPortal' ? (
            <a className="link ms-3" href="/tickets/new">
              {t('askHere')}
            </a>
          ) : null}
          {step === 'findEmergencyContact' ? (
            <a className="link ms-3" href="/contacts?kind=emergency&to=other&matter=abnormal">
              {t('searchEmergency')}
            </a>
          ) : null}
          {callsOperator.includes(step) && operator !== null ? (
            <span className="ms-3">
              <a className="link text-std-17B-170" href={`tel:${dialled(operator.phone) ?? operator.phone}`}>
                {t('operatorPhone', { department: operator.department, phone: operator.phone })}
              </a>
              {isOpen(operator, now, holidays) ? null : ` ${t('operatorClosed')}`}
            </span>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
