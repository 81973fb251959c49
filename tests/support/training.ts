import type { Actor } from '@/lib/access/actor';
import { dateInJapan } from '@/lib/calendar/rules';
import { newId } from '@/lib/core/ids';
import { rightChoices } from '@/lib/training/courses/constants';
import { fiscalYearOf, lastDayOf } from '@/lib/training/rules';
import { owner } from './database';
import { accepted, send } from './inquiries';
import { insert } from './visibility/world';
import '@/lib/training/actions';

export const year = fiscalYearOf(dateInJapan(new Date()));

/** The operator's plan of this fiscal year, open since it began. */
export async function openPlan(): Promise<void> {
  const { rows } = await owner().query("SELECT id FROM organizations WHERE kind = 'operator' LIMIT 1");
  await owner().query('DELETE FROM training_plans WHERE national AND fiscal_year = $1', [year]);
  await insert('training_plans', {
    ...{
      id: newId(),
      organization_id: rows[0].id,
      fiscal_year: year,
      national: true,
      title: '計画',
      body: '内容',
      trainees: 10,
    },
    ...{ enrol_from: `${year}-04-01`, starts_on: `${year}-04-01`, ends_on: lastDayOf(year) },
    ...{ submitted_by: '職員', submitted_at: new Date() },
  });
}

/** Enrols these lines of the actor's organization in a course. */
export async function enrol(actor: Actor, text: string, course = '1') {
  return send(actor, 'training.enrol', { fiscalYear: String(year), courses: [course], text });
}

/** An enrolment of the actor's own account, with a staff number of its own. */
export async function enrolled(actor: Actor, course = '1'): Promise<string> {
  const number = newId();
  accepted(await enrol(actor, `${number},受講 一郎,税務課,${actor.loginId}`, course));
  return enrolmentOf(number);
}

/** Of somebody without an account. */
export async function enrolledWithout(actor: Actor, course = '1'): Promise<string> {
  const number = newId();
  accepted(await enrol(actor, `${number},受講 二郎`, course));
  return enrolmentOf(number);
}

async function enrolmentOf(number: string): Promise<string> {
  const { rows } = await owner().query(
    'SELECT e.id FROM training_enrolments e JOIN trainees t ON t.id = e.trainee_id WHERE t.staff_number = $1',
    [number],
  );
  return rows[0].id;
}

export const answersOf = (course: 1 | 6, wrong = false) => {
  const [answer1 = 'a', answer2 = 'a', answer3 = 'a'] = rightChoices[course];
  return { answer1: wrong ? (answer1 === 'a' ? 'b' : 'a') : answer1, answer2, answer3 };
};

export async function sessionOf(actor: Actor, capacity = 10): Promise<string> {
  const id = newId();
  await insert('training_sessions', {
    ...{ id, organization_id: actor.organizationId, fiscal_year: year, title: '集合研修', held_on: '2098-06-03' },
    ...{ opens: '13:30', closes: '16:30', venue: '研修室', capacity },
  });
  return id;
}
