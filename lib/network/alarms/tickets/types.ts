import { z } from 'zod';
import { AlarmState, NodeState } from '@/lib/core/generated/enums';
import { alarmSummaryShape } from '../../types';

/** What a ticket shows of the alarm that it was opened from: how the server, line or place is now. */
export const ticketAlarmShape = z.object({
  number: z.number(),
  state: z.enum(AlarmState),
  openedAt: z.date(),
  resolvedAt: z.date().nullable(),
  subject: alarmSummaryShape.shape.subject,
  subjectCode: z.string(),
  subjectName: z.string(),
  subjectState: z.enum(NodeState),
  cause: z.string().nullable(),
  stateSince: z.date(),
  lastSeenAt: z.date().nullable(),
});
export type TicketAlarm = z.infer<typeof ticketAlarmShape>;
