import { z } from 'zod';
import { isBusinessDate, lateSpans } from '@/lib/calendar/rules';
import { exportFormats } from '@/lib/core/export/columns';
import {
  lastListPage,
  ticketCategories,
  ticketChannels,
  ticketRoutes,
  ticketStates,
  ticketSystems,
  ticketUrgencies,
} from '../constants';

export const ticketDesks = ['mine', 'organization', 'waiting', 'escalated', 'all'] as const;
export type TicketDesk = (typeof ticketDesks)[number];

/** Each head that sorts has two; the first of each is what a first click gives. */
export const ticketSorts = [
  'relevance',
  'updated',
  'updatedAsc',
  'created',
  'createdAsc',
  'due',
  'dueDesc',
  'urgency',
  'urgencyAsc',
  'priority',
] as const;
export type TicketSort = (typeof ticketSorts)[number];

/** What a list can show of an inquiry; `subject` always. */
export const ticketColumns = [
  'state',
  'urgency',
  'number',
  'subject',
  'matter',
  'asker',
  'holder',
  'since',
  'due',
  'updated',
] as const;
export type TicketColumn = (typeof ticketColumns)[number];
/** So many fit a line of 40 px at 1280 px. */
export const usualColumns: readonly TicketColumn[] = [
  'state',
  'urgency',
  'number',
  'subject',
  'asker',
  'holder',
  'due',
  'updated',
];
export const columnList = z
  .preprocess(
    (typed) => [typed ?? []].flat().join(',').split(',').filter(Boolean),
    z.array(z.enum(ticketColumns)).max(20),
  )
  .transform((chosen) => ticketColumns.filter((name) => name === 'subject' || chosen.includes(name)));

const option = <T extends readonly [string, ...string[]]>(values: T) => z.enum(values).optional();
const date = z.string().refine(isBusinessDate).optional();

/** The filters of `/tickets` as they stand in its URL (`readQuery`). */
export const listTicketsSchema = z.object({
  desk: z.enum(ticketDesks).default('organization'),
  /** Or `open`: not closed; `unanswered`: not with its asker as answered either. */
  state: option([...ticketStates, 'open', 'unanswered'] as const),
  urgency: option(ticketUrgencies),
  category: option(ticketCategories),
  system: option(ticketSystems),
  route: option(ticketRoutes),
  channel: option(ticketChannels),
  /** The asking organization by code, name or reading; a prefecture's municipalities are meant, too. */
  from: z.string().trim().max(60).optional(),
  /** Sent on or after / on or before this date (JST). */
  since: date,
  until: date,
  /** Sent in the time up to now that this names. */
  within: option(lateSpans),
  q: z.string().trim().max(200).optional(),
  /** Number of the inquiry that others are looked for like. */
  like: z
    .string()
    .regex(/^\d{2}-\d{6}-\d$/)
    .optional(),
  /** An answer has reached its asker. */
  answered: option(['yes', 'no'] as const),
  overdue: z.literal('1').optional(),
  untaken: z.literal('1').optional(),
  /** Assigned to this person. */
  person: z.uuid().optional(),
  unread: z.literal('1').optional(),
  /** Set aside by the own organization. */
  hold: option(['call_back', 'pending'] as const),
  /** Which columns, in the order of `ticketColumns`; none said = those that the reader has chosen. */
  columns: columnList.optional(),
  sort: z.enum(ticketSorts).default('updated'),
  page: z.coerce.number().int().min(1).max(lastListPage).default(1),
});
export type TicketFilter = z.output<typeof listTicketsSchema>;

export const exportTicketsSchema = listTicketsSchema.extend({ format: z.enum(exportFormats) });
