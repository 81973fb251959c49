import type { TicketCategory, TicketSystem } from '../constants';

export interface DeskFigures {
  /** Held by the organization and waiting for its action. */
  readonly waiting: number;
  readonly overdue: number;
  /** Nobody has taken them. */
  readonly untaken: number;
  /** Came down from above and have to be passed on. */
  readonly arrived: number;
  /** Answers that came to the asker and were not closed yet. */
  readonly answered: number;
  /** With somebody else, above or below. */
  readonly elsewhere: number;
  /** Sent today, and on average on the last five working days. */
  readonly today: number;
  readonly usual: number;
}

export interface DayCount {
  /** Business date. */
  readonly date: string;
  readonly received: number;
  readonly closed: number;
}

export interface HourCount {
  readonly hour: number;
  readonly calls: number;
}

export interface ColleagueLoad {
  readonly id: string;
  readonly name: string;
  readonly open: number;
  readonly overdue: number;
}

export interface RisingTopic {
  readonly system: TicketSystem;
  readonly category: TicketCategory;
  readonly lastDay: number;
  /** A day, over the week before. */
  readonly usual: number;
}

export interface AreaCount {
  readonly code: string;
  readonly name: string;
  readonly open: number;
  readonly overdue: number;
  readonly urgent: number;
}
