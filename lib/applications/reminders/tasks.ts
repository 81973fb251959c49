import 'server-only';
import { z } from 'zod';
import { administrators } from '@/lib/access/actor';
import { listHolidays } from '@/lib/calendar/queries';
import { addDays, dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import { withSystem } from '@/lib/core/db';
import { organizationId } from '@/lib/core/id-shapes';
import { notify } from '@/lib/notifications/mutations';
import { reachOf, workingDaysAfter } from '../due/rules';

const dueShape = z.object({
  id: z.string(),
  number: z.number(),
  organizationId: organizationId,
  dueOn: z.string(),
  name: z.string(),
  nameEn: z.string(),
});

/**
 * On each working day reminds whoever has to act on what is due until the next working day, or overdue. Once a day, however often the task
 * runs: the day is written into the row by the statement that finds it.
 */
export function remindDue(): Promise<number> {
  return withSystem('applications.remind', async (db) => {
    const today = dateInJapan(now());
    const holidays = await listHolidays(db, today, addDays(today, reachOf(1)));
    const due = await askRows(db, dueShape)`
      UPDATE applications a SET reminded_on = ${today}::date FROM application_forms f
       WHERE f.id = a.form_id AND a.state IN ('in_review', 'returned') AND a.due_on <= ${workingDaysAfter(today, 1, holidays)}::date
         AND a.reminded_on IS DISTINCT FROM ${today}::date
      RETURNING a.id::text, a.number, a.waiting_organization_id::text AS "organizationId", a.due_on::text AS "dueOn", f.name, f.name_en AS "nameEn"`;
    await notify(
      db,
      null,
      due.map(({ id, number, organizationId, dueOn, name, nameEn }) => ({
        ...{ kind: 'application.due' as const, organizationId, roles: administrators },
        ...{ targetType: 'application', targetId: id, url: `/applications/${number}` },
        params: { number, due: dueOn, form: name, formEn: nameEn },
      })),
    );
    return due.length;
  });
}
