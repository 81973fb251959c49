'use server';
import { defineAction } from '@/lib/access/action';
import { success } from '@/lib/core/errors';
import { answerTest, enrolTrainees, settleEnrolments } from './enrolling/mutations';
import { readLines } from './enrolling/queries';
import { announcePlan, remindPlans, submitPlan } from './plans/mutations';
import { canAnnouncePlan, canChase, canHoldSessions, canManageTraining, canTakeCourses } from './policy';
import { remindOpen } from './reminders/mutations';
import {
  announcePlanSchema,
  answerTestSchema,
  bookSeatsSchema,
  enrolSchema,
  holdSessionSchema,
  remindSchema,
  settleSchema,
  submitPlanSchema,
} from './schema';
import { bookSeats, holdSession } from './sessions/mutations';

export const submitPlanAction = defineAction({
  name: 'training.submit_plan',
  input: submitPlanSchema,
  allow: (actor) => canManageTraining(actor) && !canAnnouncePlan(actor),
  writing: 'entry',
  run: (input, { db, actor }) => submitPlan(db, actor, input),
  redirectTo: ({ year }) => `/training?year=${year}`,
});

export const announcePlanAction = defineAction({
  name: 'training.announce_plan',
  input: announcePlanSchema,
  allow: canAnnouncePlan,
  run: (input, { db, actor }) => announcePlan(db, actor, input),
  redirectTo: ({ year }) => `/training?year=${year}`,
});

export const remindPlansAction = defineAction({
  name: 'training.remind_plans',
  input: remindSchema,
  allow: canChase,
  run: ({ fiscalYear }, { db, actor }) => remindPlans(db, actor, fiscalYear),
});

export const remindOpenAction = defineAction({
  name: 'training.remind',
  input: remindSchema,
  allow: canManageTraining,
  run: ({ fiscalYear }, { db, actor }) => remindOpen(db, actor, fiscalYear),
});

/** What was pasted, or the file; a file is read before the transaction begins. */
export const enrolAction = defineAction({
  name: 'training.enrol',
  input: enrolSchema,
  allow: canManageTraining,
  writing: 'entry',
  prepare: readLines,
  run: (input, { db, actor, prepared }) => enrolTrainees(db, actor, input, prepared),
  redirectTo: ({ year }) => `/training/enrolments?year=${year}`,
});

export const settleEnrolmentsAction = defineAction({
  name: 'training.settle',
  input: settleSchema,
  allow: canManageTraining,
  run: (input, { db, actor }) => settleEnrolments(db, actor, input),
});

export const answerTestAction = defineAction({
  name: 'training.answer_test',
  input: answerTestSchema,
  allow: canTakeCourses,
  run: async (input, { db, actor }) => {
    const marked = await answerTest(db, actor, input);
    return marked.ok ? success({ ...marked.value, wrong: [...marked.value.wrong] }) : marked;
  },
});

export const holdSessionAction = defineAction({
  name: 'training.hold_session',
  input: holdSessionSchema,
  allow: canHoldSessions,
  writing: 'entry',
  run: (input, { db, actor }) => holdSession(db, actor, input),
  redirectTo: ({ year }) => `/training/sessions?year=${year}`,
});

export const bookSeatsAction = defineAction({
  name: 'training.book_seats',
  input: bookSeatsSchema,
  allow: canManageTraining,
  run: (input, { db, actor }) => bookSeats(db, actor, input),
  redirectTo: ({ year }) => `/training/sessions?year=${year}`,
});
