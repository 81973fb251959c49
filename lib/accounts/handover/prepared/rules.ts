import { addDays } from '@/lib/calendar/rules';
import type { PlannedLine } from '../types';
import { farthestDays, type HandoverState } from './constants';

/** The day on which the next fiscal year begins, and with it most moves. */
export function nextFirstOfApril(today: string): string {
  const year = Number(today.slice(0, 4));
  return today < `${year}-04-01` ? `${year}-04-01` : `${year + 1}-04-01`;
}

/** A hand-over is prepared for the 0:00 of a day that has not begun. */
export const isAhead = (effectiveOn: string, today: string): boolean =>
  effectiveOn > today && effectiveOn <= addDays(today, farthestDays);

interface Standing {
  readonly state: HandoverState;
  readonly effectiveOn: string;
}

/** May it be changed or withdrawn? Until its moment; one that was refused waits for its correction. */
export const isOpen = ({ state, effectiveOn }: Standing, today: string): boolean =>
  state === 'refused' || (state === 'prepared' && effectiveOn > today);

/** What is as the line wants it already, because somebody did it by hand since, is no obstacle. */
export const isPossible = ({ problems }: Pick<PlannedLine, 'problems'>): boolean =>
  problems.every(({ code }) => code === 'accounts.nothingToDo');

/** What is left to do at the moment; null = some line is not possible any more, and nothing at all is done. */
export const linesLeft = (lines: readonly PlannedLine[]): readonly PlannedLine[] | null =>
  lines.every(isPossible) ? lines.filter(({ problems }) => problems.length === 0) : null;
