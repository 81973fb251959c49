import type { Course, EnrolmentState } from './constants';

export interface PlanRow {
  readonly id: string;
  readonly organizationName: string;
  readonly fiscalYear: number;
  readonly title: string;
  readonly body: string;
  readonly trainees: number;
  readonly enrolFrom: string | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly source: string;
  readonly submittedBy: string;
  readonly submittedAt: Date;
  readonly version: number;
}

/** An organization with its plan or without one. */
export interface PlanState {
  readonly organizationId: string;
  readonly code: string;
  readonly name: string;
  readonly prefectureName: string;
  readonly submittedAt: Date | null;
  readonly trainees: number | null;
  readonly remindedAt: Date | null;
}

export interface CourseProgress {
  readonly course: Course;
  readonly enrolled: number;
  readonly started: number;
  readonly completed: number;
}

export interface PrefectureTraining {
  readonly code: string;
  readonly name: string;
  readonly organizations: number;
  /** Organizations that have enrolled somebody. */
  readonly enrolling: number;
  readonly enrolled: number;
  readonly completed: number;
}

export interface OrganizationTraining {
  readonly organizationId: string;
  readonly code: string;
  readonly name: string;
  readonly prefectureName: string;
  readonly enrolled: number;
  readonly started: number;
  readonly completed: number;
  /** Completed of each course, 1 to 7; null = nobody is enrolled in it. */
  readonly byCourse: readonly (number | null)[];
}

export interface EnrolmentRow {
  readonly id: string;
  readonly staffNumber: string;
  readonly name: string;
  readonly department: string;
  readonly hasAccount: boolean;
  readonly course: Course;
  readonly state: EnrolmentState;
  readonly attempts: number;
  readonly score: number | null;
  readonly completedAt: Date | null;
  readonly recordedBy: string;
}

export interface OwnEnrolment {
  readonly id: string;
  readonly fiscalYear: number;
  readonly course: Course;
  readonly state: EnrolmentState;
  readonly attempts: number;
  readonly score: number | null;
  readonly completedAt: Date | null;
}

export interface Certificate {
  readonly id: string;
  readonly fiscalYear: number;
  readonly course: Course;
  readonly name: string;
  readonly organizationName: string;
  readonly completedAt: Date;
}

export interface SessionRow {
  readonly id: string;
  readonly organizationId: string;
  readonly prefectureName: string;
  readonly title: string;
  readonly heldOn: string;
  readonly opens: string;
  readonly closes: string;
  readonly venue: string;
  readonly capacity: number;
  /** Booked by everybody. */
  readonly booked: number;
  /** By the own organization. */
  readonly ownSeats: number;
  readonly version: number;
}
