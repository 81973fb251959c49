import { PathSteps } from '@/components/organizations/path-steps';
import { Panel } from '@/components/ui/panel';
import type { Actor } from '@/lib/access/actor';
import { listHolidays } from '@/lib/calendar/queries';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { adviseContactPath } from '@/lib/organizations/contacts/path/rules';
import { findOperatorContact } from '@/lib/organizations/contacts/queries';

/** The right way to reach the operator at this moment, before anything is written (S3). */
export async function ContactAdvice({ actor }: { actor: Actor }) {
  const t = await getTranslations('incidents.form');
  const at = now();
  const today = dateInJapan(at);
  const holidays = await listHolidays(askAs(actor), today, today);
  const { steps } = adviseContactPath({
    ...{ matter: 'abnormal', to: 'operator', now: at, holidays },
    seesEmergencyContacts: ['center', 'operator'].includes(actor.organizationKind),
  });
  return (
    <Panel className="mb-6 max-w-4xl" title={t('callPath')}>
      <PathSteps
        holidays={holidays}
        now={at}
        operator={await findOperatorContact(askAs(actor), actor, today)}
        steps={steps}
      />
    </Panel>
  );
}
