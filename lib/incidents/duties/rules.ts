import { z } from 'zod';
import { addDays, dateInJapan, isWorkingDay } from '@/lib/calendar/rules';
import type { Authority, DutyStage } from '../constants';
import { authorities, dutyStages } from '../constants';

export const deadlineShape = z.object({
  authority: z.enum(authorities),
  stage: z.enum(dutyStages),
  /** From the detection on. */
  hours: z.number(),
});
export type Deadline = z.infer<typeof deadlineShape>;

export interface Branches {
  /** 特定個人情報 leaked, or may have. */
  readonly leak: boolean;
  readonly security: boolean;
}

const hour = 3_600_000;

/** Whom the branches of an incident oblige to tell (S3): a leak the commission, a security incident the national center. */
export const owedBy = ({ leak, security }: Branches): readonly Authority[] => [
  ...(leak ? (['privacy_commission'] as const) : []),
  ...(security ? (['cyber_center'] as const) : []),
];

/**
 * When a report is owed. Hours run on every day; a full report whose last day is no working day is owed on the next one, at the same
 * time of day (the rule for terms of days; first reports do not wait for offices to open).
 */
export function dueAt({ stage, hours }: Deadline, detectedAt: Date, holidays: ReadonlySet<string>): Date {
  const due = new Date(detectedAt.getTime() + hours * hour);
  if (stage === 'preliminary') return due;
  let moved = 0;
  while (!isWorkingDay(addDays(dateInJapan(due), moved), holidays)) moved += 1;
  return new Date(due.getTime() + moved * 24 * hour);
}

export interface OwedDuty {
  readonly authority: Authority;
  readonly stage: DutyStage;
  readonly dueAt: Date;
}

/** The outside reports that an incident owes. */
export const dutiesOf = (
  branches: Branches,
  detectedAt: Date,
  deadlines: readonly Deadline[],
  holidays: ReadonlySet<string>,
): OwedDuty[] => {
  const owed = owedBy(branches);
  return deadlines
    .filter(({ authority }) => owed.includes(authority))
    .map((deadline) => ({
      authority: deadline.authority,
      stage: deadline.stage,
      dueAt: dueAt(deadline, detectedAt, holidays),
    }));
};
