import { failure, type Problem, type Result, success } from '@/lib/core/errors';
import type { OrganizationId } from '@/lib/core/ids';
import { type DecisionKind, filesKey, type Verdict } from '../constants';
import type { FormField } from '../types';
import { flaggable } from '../values/rules';

/** May the standing still be changed by the one who looks at it? The first reason why not. */
export function checkTurn(
  { state, waitingOrganizationId }: { readonly state: string; readonly waitingOrganizationId: OrganizationId | null },
  organizationId: OrganizationId,
): Problem | null {
  if (['approved', 'rejected', 'withdrawn'].includes(state)) return { code: 'applications.settled' };
  if (state === 'returned') return { code: 'applications.isReturned' };
  return state === 'in_review' && waitingOrganizationId === organizationId ? null : { code: 'denied' };
}

interface Said {
  readonly verdict: Verdict;
  readonly comment: string;
  readonly flagged: readonly string[];
}

/** A return says what to correct and why; a rejection says why. */
export function checkVerdict({ verdict, comment, flagged }: Said, fields: readonly FormField[]): Result<Said> {
  if (verdict === 'approved') return success({ verdict, comment, flagged: [] });
  if (comment === '') return failure('required', 'comment');
  if (verdict === 'rejected') return success({ verdict, comment, flagged: [] });
  const known = flaggable(fields).filter((key) => flagged.includes(key));
  return known.length === 0
    ? failure('applications.nothingFlagged', 'flagged')
    : success({ verdict, comment, flagged: known });
}

/** Files may be changed only where they were flagged. */
export const filesOpen = (flagged: readonly string[]): boolean => flagged.includes(filesKey);

/** After approval, and only where documents are what the form is about. */
export const canHandOver = (state: string, effect: string): boolean => state === 'approved' && effect === 'documents';

/** Documents were handed over and nobody has said since that they arrived. */
export function waitsForReceipt(kinds: readonly DecisionKind[]): boolean {
  return kinds.lastIndexOf('handed_over') > kinds.lastIndexOf('received');
}
