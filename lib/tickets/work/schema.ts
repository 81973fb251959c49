import { z } from 'zod';
import { optionalLine } from '@/lib/access/forms/texts';
import { isBusinessDate } from '@/lib/calendar/rules';
import { versionField } from '@/lib/core/version';
import { ticketGroups, ticketSystems } from '../constants';
import { triageField } from '../triage/schema';

const localTime = z.iso.datetime({ local: true, offset: false }).transform((typed) => new Date(`${typed}+09:00`));
const optionalTime = z
  .union([z.literal(''), z.iso.datetime({ local: true, offset: false })])
  .default('')
  .transform((typed) => (typed === '' ? null : new Date(`${typed}+09:00`)));

export const holdKinds = ['call_back', 'pending'] as const;
export type HoldKind = (typeof holdKinds)[number];

/** Sets an inquiry aside for the own organization: to call back, or pending until then. `triage`: from there, where the person goes on. */
export const holdTicketSchema = z.strictObject({
  ticketId: z.uuid(),
  kind: z.enum(holdKinds),
  until: localTime,
  note: z.string().trim().max(500).default(''),
  triage: triageField,
});
export type HoldTicketInput = z.output<typeof holdTicketSchema>;

export const releaseHoldSchema = z.strictObject({ ticketId: z.uuid(), triage: triageField });

/** From the call center to system management and back (S0 §3). */
export const groupTicketSchema = z.strictObject({
  ticketId: z.uuid(),
  version: versionField,
  group: z.enum(ticketGroups),
  text: z.string().trim().max(10_000).default(''),
  triage: triageField,
});
export type GroupTicketInput = z.output<typeof groupTicketSchema>;

const text = z.string().trim().max(2_000).default('');
export const recoverySchema = z.strictObject({
  ticketId: z.uuid(),
  version: z.coerce.number().int().min(0).max(1_000_000),
  isolation: text,
  cause: text,
  contractor: optionalLine(200),
  orderedAt: optionalTime,
  expectedAt: optionalTime,
  arrivedAt: optionalTime,
  restoredAt: optionalTime,
});
export type RecoveryInput = z.output<typeof recoverySchema>;

export const memberSchema = z.strictObject({
  skills: z.array(z.enum(ticketSystems)).max(20).default([]),
  awayUntil: z.union([z.literal(''), z.string().refine(isBusinessDate)]).default(''),
});
export type MemberInput = z.output<typeof memberSchema>;
