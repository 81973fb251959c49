import 'server-only';
import { z } from 'zod';
import { administrators } from '@/lib/access/actor';
import { askRows } from '@/lib/core/database/rows';
import { withSystem } from '@/lib/core/db';
import { organizationId } from '@/lib/core/id-shapes';
import { notify } from '@/lib/notifications/mutations';
import { checkCallOn, checkPeriodOf } from './rules';

const callForContactChecksShape = z.object({
  id: organizationId,
  code: z.string(),
  name: z.string(),
  nameEn: z.string(),
});

/** On the days of the half-year when it is time, tells every body that has not looked through its windows. `date` is the business date. */
export async function callForContactChecks(date: string): Promise<void> {
  const call = checkCallOn(date);
  if (call === null) return;
  await withSystem('organizations.contact-checks', async (db) => {
    const rows = await askRows(db, callForContactChecksShape)`
      SELECT o.id::text, o.code, o.name, o.name_en AS "nameEn" FROM organizations o LEFT JOIN contact_checks k ON k.organization_id = o.id
      WHERE o.valid_to IS NULL AND o.disabled_at IS NULL AND o.kind <> 'vendor'
        AND (k.checked_on IS NULL OR k.checked_on < ${checkPeriodOf(date)}::date)`;
    await notify(
      db,
      null,
      rows.map(({ id, code, name, nameEn }) => ({
        kind: call === 'due' ? ('contact.check_due' as const) : ('contact.check_reminder' as const),
        organizationId: id,
        roles: administrators,
        targetType: 'organization',
        targetId: id,
        url: `/organizations/${code}#contacts`,
        params: { number: code, subject: checkPeriodOf(date), organization: name, organizationEn: nameEn },
      })),
    );
  });
}
