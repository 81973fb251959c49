import { z } from 'zod';
import { optionalMail, optionalPhone, requiredLine } from '@/lib/access/forms/texts';
import { userId } from '@/lib/core/id-shapes';
import { versionField } from '@/lib/core/version';
import {
  bodyLimit,
  callerLimit,
  filesLimit,
  subjectLimit,
  ticketCategories,
  ticketMoves,
  ticketRoutes,
  ticketSystems,
  ticketUrgencies,
} from './constants';
import { triageField } from './triage/schema';

const line = requiredLine;
const text = z.string().trim().min(1).max(bodyLimit);
const optionalText = z.string().trim().max(bodyLimit).default('');
/** `datetime-local` of a browser, read as JST; empty = nothing happened at a certain time. */
const localTime = z
  .union([z.literal(''), z.iso.datetime({ local: true, offset: false })])
  .default('')
  .transform((typed) => (typed === '' ? null : new Date(`${typed}+09:00`)));
const fileIds = z.array(z.uuid()).max(filesLimit).default([]);
const checkbox = z.stringbool().default(false);

const matter = {
  subject: line(subjectLimit),
  system: z.enum(ticketSystems),
  category: z.enum(ticketCategories),
  urgency: z.enum(ticketUrgencies),
  occurredAt: localTime,
  actionTaken: optionalText,
  question: text,
  contactName: line(60),
  contactPhone: optionalPhone(40),
  contactMail: optionalMail(),
};

/** The inquiry sheet (様02-04) as typed in the portal. */
export const createTicketSchema = z.strictObject({
  ...matter,
  route: z.enum(ticketRoutes),
  /** Past the prefecture; only an urgent one may. */
  bypass: checkbox,
  fileIds,
});
export type CreateTicketInput = z.output<typeof createTicketSchema>;

/** What the call center writes down while talking; `answer` when the caller was helped at once. */
export const recordCallSchema = z.strictObject({
  ...matter,
  /** Code, name or reading of the calling organization, as it was typed or chosen: then its code and name, and the one's above it. */
  askerCode: z.string().trim().min(1).max(callerLimit),
  answer: optionalText,
  /** When to call back (JST); empty = not at all. */
  callBackAt: localTime,
});
export type RecordCallInput = z.output<typeof recordCallSchema>;

/** One move on one ticket. `version` is the one the person saw; `triage`: made there, where the person goes on. */
export const moveTicketSchema = z.strictObject({
  ticketId: z.uuid(),
  version: versionField,
  /** Empty: none was chosen, or the chosen one went because somebody else was faster. */
  move: z.enum(['', ...ticketMoves]).default(''),
  text: optionalText,
  assigneeId: z.union([z.literal(''), z.uuid().pipe(userId)]).default(''),
  /** Who carries an answer out (S1 §II.2). */
  carrier: z.enum(['', 'staff', 'contractor']).default(''),
  fileIds,
  triage: triageField,
});
export type MoveTicketInput = z.output<typeof moveTicketSchema>;

/** What a button in a list says when it is pressed: which inquiry, and the version that the person saw. */
export const takeTicketSchema = z.strictObject({
  ticket: z
    .string()
    .regex(/^\S+ [1-9]\d{0,8}$/)
    .transform((both) => ({ ticketId: both.split(' ')[0], version: Number(both.split(' ')[1]) }))
    .pipe(z.object({ ticketId: z.uuid(), version: z.number() })),
});
