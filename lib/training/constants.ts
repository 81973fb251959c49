/** The seven courses of the operator's plan (S3 平成29年度教育研修実施計画), each of 1 to 2 hours. Their words stand in `courses.json`. */
export const courses = [1, 2, 3, 4, 5, 6, 7] as const;
export type Course = (typeof courses)[number];

export const minutesOf: Readonly<Record<Course, number>> = { 1: 60, 2: 90, 3: 90, 4: 120, 5: 90, 6: 60, 7: 120 };

export const sections = [1, 2, 3] as const;
export const questions = [1, 2, 3] as const;
export const choices = ['a', 'b', 'c'] as const;
export type Choice = (typeof choices)[number];

/** All of them, to pass. */
export const passMark = questions.length;

export const enrolmentStates = ['enrolled', 'started', 'completed'] as const;

/** Lines of one enrolment; what is pasted is no longer than a form's field. */
export const mostLines = 5_000;
/** Bytes: of so many lines a quarter is enough. It is read where pages are answered. */
export const largestTable = 2_000_000;
export const textLimit = 2_000;
export const titleLimit = 120;
export const pageSize = 50;
export const bulkLimit = 200;

/** Rows in one file. */
export const exportLimit = 50_000;
