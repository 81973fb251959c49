import 'server-only';
import { z } from 'zod';
import { administrators } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import { withSystem } from '@/lib/core/db';
import { publish } from '@/lib/core/events/publish';
import { organizationId } from '@/lib/core/id-shapes';
import { newId } from '@/lib/core/ids';
import { notify } from '@/lib/notifications/mutations';
import { formatMinuteSpan } from '../wording/rules';

const expiredShape = z.object({
  id: z.string(),
  number: z.number(),
  date: z.string(),
  from: z.number(),
  to: z.number(),
  concerned: z.array(organizationId).readonly(),
  name: z.string(),
  nameEn: z.string(),
});

const task = 'window.expire_extensions';

/** No answer by the deadline is a refusal; all concerned are told. */
export function expireExtensions(): Promise<number> {
  return withSystem(task, async (db) => {
    const expired = await askRows(db, expiredShape)`
      UPDATE extensions e SET state = 'refused', settled_at = ${now()}, version = e.version + 1 FROM organizations o
       WHERE o.id = e.organization_id AND e.state = 'requested' AND e.deadline <= ${now()}
      RETURNING e.id::text, e.number, e.date::text, e.from_minute AS "from", e.to_minute AS "to", e.concerned_ids::text[] AS concerned,
        o.name, o.name_en AS "nameEn"`;
    for (const { id, number, date, from, to, concerned, name, nameEn } of expired) {
      await db.extensionEntry.createMany({ data: [{ id: newId(), extensionId: id, at: now(), kind: 'expired' }] });
      await recordAudit(
        db,
        { task },
        {
          event: 'extension.expired',
          targetType: 'extension',
          targetId: id,
          organizationIds: concerned,
          after: { number },
        },
      );
      await notify(
        db,
        null,
        concerned.map((organizationId) => ({
          kind: 'extension.expired' as const,
          organizationId,
          roles: administrators,
          targetType: 'extension',
          targetId: id,
          url: `/operations/extensions/${number}`,
          params: { number, date, span: formatMinuteSpan({ from, to }), organization: name, organizationEn: nameEn },
        })),
      );
      await publish(db, { organizationIds: concerned, topic: 'operations', id });
    }
    return expired.length;
  });
}
