import { z } from 'zod';
import { organizationId } from '@/lib/core/id-shapes';
import { courses, enrolmentStates } from './constants';

export const planRowShape = z.object({
  id: z.string(),
  organizationName: z.string(),
  fiscalYear: z.number(),
  title: z.string(),
  body: z.string(),
  trainees: z.number(),
  enrolFrom: z.string().nullable(),
  startsOn: z.string().nullable(),
  endsOn: z.string().nullable(),
  source: z.string(),
  submittedBy: z.string(),
  submittedAt: z.date(),
  version: z.number(),
});
export type PlanRow = z.infer<typeof planRowShape>;

/** An organization with its plan or without one. */
export const planStateShape = z.object({
  organizationId,
  code: z.string(),
  name: z.string(),
  prefectureName: z.string(),
  submittedAt: z.date().nullable(),
  trainees: z.number().nullable(),
  remindedAt: z.date().nullable(),
});

export const courseProgressShape = z.object({
  course: z.literal(courses),
  enrolled: z.number(),
  started: z.number(),
  completed: z.number(),
});
export type CourseProgress = z.infer<typeof courseProgressShape>;

export const prefectureTrainingShape = z.object({
  code: z.string(),
  name: z.string(),
  organizations: z.number(),
  /** Organizations that have enrolled somebody. */
  enrolling: z.number(),
  enrolled: z.number(),
  completed: z.number(),
});
export type PrefectureTraining = z.infer<typeof prefectureTrainingShape>;

export const organizationTrainingShape = z.object({
  organizationId,
  code: z.string(),
  name: z.string(),
  prefectureName: z.string(),
  enrolled: z.number(),
  started: z.number(),
  completed: z.number(),
  /** Completed of each course, 1 to 7; null = nobody is enrolled in it. */
  byCourse: z.array(z.number().nullable()).readonly(),
});
export type OrganizationTraining = z.infer<typeof organizationTrainingShape>;

export const enrolmentRowShape = z.object({
  id: z.string(),
  staffNumber: z.string(),
  name: z.string(),
  department: z.string(),
  hasAccount: z.boolean(),
  course: z.literal(courses),
  state: z.enum(enrolmentStates),
  attempts: z.number(),
  score: z.number().nullable(),
  completedAt: z.date().nullable(),
  recordedBy: z.string(),
});
export type EnrolmentRow = z.infer<typeof enrolmentRowShape>;

export const ownEnrolmentShape = z.object({
  id: z.string(),
  fiscalYear: z.number(),
  course: z.literal(courses),
  state: z.enum(enrolmentStates),
  attempts: z.number(),
  score: z.number().nullable(),
  completedAt: z.date().nullable(),
});
export type OwnEnrolment = z.infer<typeof ownEnrolmentShape>;

export const certificateShape = z.object({
  id: z.string(),
  fiscalYear: z.number(),
  course: z.literal(courses),
  name: z.string(),
  organizationName: z.string(),
  completedAt: z.date(),
});
export type Certificate = z.infer<typeof certificateShape>;

export const sessionRowShape = z.object({
  id: z.string(),
  organizationId,
  prefectureName: z.string(),
  title: z.string(),
  heldOn: z.string(),
  opens: z.string(),
  closes: z.string(),
  venue: z.string(),
  capacity: z.number(),
  /** Booked by everybody. */
  booked: z.number(),
  /** By the own organization. */
  ownSeats: z.number(),
  version: z.number(),
});
export type SessionRow = z.infer<typeof sessionRowShape>;
