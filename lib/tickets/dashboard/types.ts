import { z } from 'zod';
import { ticketCategories, ticketSystems } from '../constants';

export const deskFiguresShape = z.object({
  /** Held by the organization and waiting for its action. */
  waiting: z.number(),
  overdue: z.number(),
  /** Nobody has taken them. */
  untaken: z.number(),
  /** Came down from above and have to be passed on. */
  arrived: z.number(),
  /** Answers that came to the asker and were not closed yet. */
  answered: z.number(),
  /** With somebody else, above or below. */
  elsewhere: z.number(),
  /** Sent today, and on average on the last five working days. */
  today: z.number(),
  usual: z.number(),
});
export type DeskFigures = z.infer<typeof deskFiguresShape>;

export const dayCountShape = z.object({
  /** Business date. */
  date: z.string(),
  received: z.number(),
  closed: z.number(),
});
export type DayCount = z.infer<typeof dayCountShape>;

export const hourCountShape = z.object({
  hour: z.number(),
  calls: z.number(),
});
export type HourCount = z.infer<typeof hourCountShape>;

export const colleagueLoadShape = z.object({
  id: z.string(),
  name: z.string(),
  open: z.number(),
  overdue: z.number(),
});
export type ColleagueLoad = z.infer<typeof colleagueLoadShape>;

export const risingTopicShape = z.object({
  system: z.enum(ticketSystems),
  category: z.enum(ticketCategories),
  lastDay: z.number(),
  /** A day, over the week before. */
  usual: z.number(),
});
export type RisingTopic = z.infer<typeof risingTopicShape>;

export const areaCountShape = z.object({
  code: z.string(),
  name: z.string(),
  open: z.number(),
  overdue: z.number(),
  urgent: z.number(),
});
export type AreaCount = z.infer<typeof areaCountShape>;
