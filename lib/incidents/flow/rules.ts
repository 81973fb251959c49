import { z } from 'zod';
import { organizationId } from '@/lib/core/id-shapes';
import type { OrganizationId } from '@/lib/core/ids';
import type { Lane, Phase } from '../constants';
import type { Progress } from '../types';

/** The lanes that an incident has: an agency needs none in the middle (S3). */
export const lanesOf = ({ lane2Kind }: Pick<Progress, 'lane2Kind'>): readonly Lane[] =>
  lane2Kind === 'none' ? [1, 3] : [1, 2, 3];

/** The lane from which a lane hears. */
function before(lane: Lane, { lane2Kind }: Progress): Lane | null {
  if (lane === 1) return null;
  return lane === 2 || lane2Kind === 'none' ? 1 : 2;
}

/**
 * The phase that a lane has to report now; null = it waits for another, or is through. A lane follows the one from which it hears, and where
 * the body cannot handle it alone, its recovery is confirmed only after the operator has acted (S3, the flow table).
 */
export function phaseToReport(lane: Lane, progress: Progress): Phase | null {
  const { done, escalated, closed } = progress;
  if (closed || !lanesOf(progress).includes(lane) || done[lane] >= 4) return null;
  const phase = (done[lane] + 1) as Phase;
  const from = before(lane, progress);
  if (from !== null && done[from] < phase) return null;
  return lane === 1 && phase === 4 && escalated && done[3] < 3 ? null : phase;
}

/** Lanes that have to act now. */
export const lanesToAct = (progress: Progress): readonly Lane[] =>
  lanesOf(progress).filter((lane) => phaseToReport(lane, progress) !== null);

/** All lanes are through and the announcement is out: what is left is the review. */
export const waitsForReview = ({ done, closed }: Progress): boolean => !closed && done[3] >= 4;

export const laneBodiesShape = z.object({ 1: organizationId, 2: organizationId.nullable(), 3: organizationId });
export type LaneBodies = z.infer<typeof laneBodiesShape>;

/** Organizations that have to do something now. */
export function waitingOf(progress: Progress, bodies: LaneBodies): OrganizationId[] {
  if (waitsForReview(progress)) return [bodies[1]];
  return [...new Set(lanesToAct(progress).flatMap((lane) => bodies[lane] ?? []))];
}

/** The lane in which the organization acts; the lowest, where it has several. null = it only sees it. */
export const laneOf = (organizationId: OrganizationId, bodies: LaneBodies, progress: Progress): Lane | null => {
  const own = lanesOf(progress).filter((lane) => bodies[lane] === organizationId);
  return own.find((lane) => phaseToReport(lane, progress) !== null) ?? own[0] ?? null;
};

/** The operator hears of it from the middle lane; at once where there is none, or where it is urgent or not to be handled alone. */
export const operatorHears = ({ lane2Kind, done, escalated }: Progress, urgent: boolean): boolean =>
  urgent || escalated || lane2Kind === 'none' || done[2] > 0;
