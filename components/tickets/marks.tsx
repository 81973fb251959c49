import { StatusBadge, type Tone } from '@/components/ui/status-badge';
import type { TicketState, TicketUrgency } from '@/lib/tickets/constants';

export const stateTones: Readonly<Record<TicketState, Tone>> = {
  waiting: 'waiting',
  in_progress: 'progress',
  asked_back: 'warning',
  returned: 'warning',
  answer_arrived: 'info',
  answered: 'success',
  closed: 'closed',
  withdrawn: 'closed',
};

export function StateMark({ state, label }: { state: TicketState; label: string }) {
  return <StatusBadge tone={stateTones[state]}>{label}</StatusBadge>;
}

/** None = said without a badge. */
export const urgencyTones: Readonly<Record<TicketUrgency, Tone | undefined>> = {
  urgent: 'error',
  high: 'warning',
  normal: undefined,
};

export function UrgencyMark({ urgency, label }: { urgency: TicketUrgency; label: string }) {
  const tone = urgencyTones[urgency];
  return tone === undefined ? label : <StatusBadge tone={tone}>{label}</StatusBadge>;
}
