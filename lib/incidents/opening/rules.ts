import type { Actor } from '@/lib/access/actor';
import type { Problem } from '@/lib/core/errors';
import type { Lane2Kind } from '../constants';

/** A municipality always has somebody between it and the operator; others may have nobody (S3: agencies need no prefecture). */
export const kindFits = (kind: Lane2Kind, { organizationKind }: Pick<Actor, 'organizationKind'>): boolean => {
  if (kind === 'none') return organizationKind !== 'municipality';
  return kind !== 'prefecture' || organizationKind === 'municipality';
};

/** Who may lead the middle lane for a body of this kind, the usual one first. */
export const lane2Choices = (actor: Pick<Actor, 'organizationKind'>): readonly Lane2Kind[] =>
  (['prefecture', 'none', 'center', 'ministry', 'collector'] as const).filter(
    (kind) => kindFits(kind, actor) && !(kind === 'center' && actor.organizationKind === 'center'),
  );

interface Call {
  readonly urgent: boolean;
  readonly callTo: string;
  /** `YYYY-MM-DDTHH:MM` in Japan. */
  readonly callAt: string;
  readonly callReached: 'yes' | 'no' | '';
}

/** What is urgent is told by telephone first, and the call is written down (S3); a call has whom, when and whether it reached them. */
export function checkCall({ urgent, callTo, callAt, callReached }: Call, now: Date): Problem[] {
  if (!urgent && callTo === '' && callAt === '' && callReached === '') return [];
  if (urgent && callTo === '') return [{ code: 'incidents.callFirst', field: 'callTo' }];
  return [
    ...(callTo === '' ? [{ code: 'required', field: 'callTo' } as const] : []),
    ...(callAt === '' ? [{ code: 'required', field: 'callAt' } as const] : []),
    ...(callReached === '' ? [{ code: 'required', field: 'callReached' } as const] : []),
    ...(callAt !== '' && new Date(`${callAt}+09:00`) > now
      ? [{ code: 'incidents.inFuture', field: 'callAt' } as const]
      : []),
  ];
}
