import type { OrganizationId } from '@/lib/core/ids';
import type { Lane, Phase } from '../constants';
import { type LaneBodies, laneOf, phaseToReport, waitsForReview } from '../flow/rules';
import { kindsAfter } from '../report/rules';
import type { EntryRow, IncidentDetail, Progress } from '../types';

export const progressOf = (incident: IncidentDetail): Progress => ({
  lane2Kind: incident.lane2Kind,
  done: { 1: incident.done1, 2: incident.done2, 3: incident.done3 },
  escalated: incident.escalatedAt !== null,
  closed: incident.state === 'closed',
});

export const bodiesOf = (incident: IncidentDetail): LaneBodies => ({
  1: incident.organizationId,
  2: incident.lane2OrganizationId,
  3: incident.lane3OrganizationId,
});

/** What an addressed body attached to its answer; empty for all other entries. */
export const answerFileIds = ({ kind, data }: EntryRow): string[] =>
  kind === 'answered' ? (data.files ?? '').split(' ').filter(Boolean) : [];

/** What the reader's organization can do with an incident now; the mutations ask again. */
export interface Possible {
  readonly lane: Lane | null;
  readonly phase: Phase | null;
  readonly revise: boolean;
  readonly escalate: boolean;
  readonly review: boolean;
  readonly reviewNeedsFinal: boolean;
  readonly confirm: boolean;
  readonly answer: boolean;
}

export function possibleFor(incident: IncidentDetail, organizationId: OrganizationId, acts: boolean): Possible {
  const progress = progressOf(incident);
  const lane = laneOf(organizationId, bodiesOf(incident), progress);
  const open = !progress.closed && acts;
  const own = incident.organizationId === organizationId;
  const addressed = incident.addressees.find((one) => one.organizationId === organizationId);
  return {
    lane,
    phase: open && lane !== null ? phaseToReport(lane, progress) : null,
    revise: open && own && kindsAfter(incident.reportKind).length > 0,
    escalate: open && (lane === 1 || lane === 2) && !progress.escalated && progress.done[1] < 4,
    review: open && own && waitsForReview(progress) && incident.reportKind === 'final',
    reviewNeedsFinal: open && own && waitsForReview(progress) && incident.reportKind !== 'final',
    confirm: addressed !== undefined && addressed.confirmedAt === null,
    answer: !progress.closed && addressed?.mayAnswer === true,
  };
}
