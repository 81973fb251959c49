import 'server-only';
import { z } from 'zod';
import { administrators } from '@/lib/access/actor';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import { withSystem } from '@/lib/core/db';
import { organizationId } from '@/lib/core/id-shapes';
import { notify } from '@/lib/notifications/mutations';

const dueShape = z.object({ id: z.string(), number: z.number(), title: z.string(), organizationId });

const day = 24 * 3_600_000;

/** Reminds the body of an incident once of an outside report that is due within a day. A deadline of the law does not wait for the morning. */
export function remindDuties(): Promise<number> {
  return withSystem('incidents.remind', async (db) => {
    const due = await askRows(db, dueShape)`
      UPDATE incident_duties d SET reminded_at = ${now()} FROM incidents i
       WHERE i.id = d.incident_id AND d.done_at IS NULL AND d.reminded_at IS NULL AND d.due_at < ${new Date(now().getTime() + day)}
      RETURNING i.id::text, i.number, i.title, i.organization_id::text AS "organizationId"`;
    await notify(
      db,
      null,
      due.map(({ id, number, title, organizationId }) => ({
        ...{ kind: 'incident.duty_due' as const, organizationId, roles: administrators },
        ...{
          targetType: 'incident',
          targetId: id,
          url: `/incidents/${number}`,
          params: { number, title },
          urgent: true,
        },
      })),
    );
    return due.length;
  });
}
