import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { type Result, success } from '@/lib/core/errors';

/** The organization has looked through its windows and put right what was wrong. */
export async function checkContacts(db: Db, actor: Actor): Promise<Result<{ code: string }>> {
  const date = dateInJapan(now());
  await db.$executeRaw`
    INSERT INTO contact_checks (organization_id, checked_on, user_name) VALUES (${actor.organizationId}::uuid, ${date}::date, ${actor.userName})
    ON CONFLICT (organization_id) DO UPDATE SET checked_on = EXCLUDED.checked_on, user_name = EXCLUDED.user_name`;
  const change = { event: 'contact.checked', targetType: 'organization', targetId: actor.organizationId } as const;
  await recordAudit(db, actor, { ...change, after: { date } });
  return success({ code: actor.organizationCode });
}
