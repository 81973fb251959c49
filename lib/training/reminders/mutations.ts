import 'server-only';
import type { Actor } from '@/lib/access/actor';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { remindTrainees } from '../enrolling/mutations';
import { auditReminder, remindCourses } from '../plans/mutations';
import { seesOthers } from '../policy';

/** Reminds of courses that are not finished: organizations, by those who look after them; the own trainees, by everybody else. */
export async function remindOpen(db: Db, actor: Actor, fiscalYear: number): Promise<Result<{ reminded: number }>> {
  if (seesOthers(actor)) return remindCourses(db, actor, fiscalYear);
  const reminded = await remindTrainees(db, actor, fiscalYear);
  if (reminded === 0) return failure('training.nobodyToRemind');
  await auditReminder(db, actor, fiscalYear, reminded);
  return success({ reminded });
}
