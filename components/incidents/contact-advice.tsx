import { PathSteps } from '@/components/organizations/path-steps';
import { Panel } from '@/components/ui/layout/panel';
import type { Actor } from '@/lib/access/actor';
import { getTranslations } from '@/lib/core/i18n/server';
import { adviseContactPath } from '@/lib/organizations/contacts/path/rules';
import type { Contact } from '@/lib/organizations/contacts/types';

interface ContactAdviceProps {
  actor: Actor;
  now: Date;
  holidays: ReadonlySet<string>;
  /** The operator's window that is called now; null = none is registered. */
  operator: Contact | null;
}

/** The right way to reach the operator at this moment, before anything is written (S3). */
export async function ContactAdvice({ actor, now, holidays, operator }: ContactAdviceProps) {
  const t = await getTranslations('incidents.form');
  const { steps } = adviseContactPath({
    ...{ matter: 'abnormal', to: 'operator', now, holidays },
    seesEmergencyContacts: ['center', 'operator'].includes(actor.organizationKind),
  });
  return (
    <Panel className="mb-6 max-w-4xl" title={t('callPath')}>
      <PathSteps holidays={holidays} now={now} operator={operator} steps={steps} />
    </Panel>
  );
}
