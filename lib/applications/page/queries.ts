import 'server-only';
import type { Actor } from '@/lib/access/actor';
import type { Db } from '@/lib/core/db';
import { listFiles } from '@/lib/files/queries';
import type { FileSummary } from '@/lib/files/types';
import { canHandOver, waitsForReceipt } from '../deciding/rules';
import { getForm } from '../forms/queries';
import { authorityFor, canApply, canReview, isOwnApplication, mayBeDeputy } from '../policy';
import { getApplication, listDeputized } from '../queries';
import type { ApplicationDetail, ApplicationForm } from '../types';

/** What the reader can do with an application now; the mutations ask again. */
export interface Possible {
  readonly write: boolean;
  readonly correct: boolean;
  readonly withdraw: boolean;
  readonly confirm: boolean;
  readonly handOver: boolean;
  /** The reader's turn: in whose place, empty = by role; null = it is not. */
  readonly deputyFor: string | null;
  /** It would be the reader's turn, but the application is their own. */
  readonly ownNote: boolean;
}

export interface ApplicationPage {
  readonly application: ApplicationDetail;
  readonly form: ApplicationForm;
  readonly files: readonly FileSummary[];
  readonly handedOver: readonly FileSummary[];
  readonly may: Possible;
}

async function possibleFor(db: Db, actor: Actor, application: ApplicationDetail, effect: string): Promise<Possible> {
  const { state, organizationId, waitingOrganizationId, decisions, steps } = application;
  const own = organizationId === actor.organizationId && canApply(actor);
  const turn = state === 'in_review' && waitingOrganizationId === actor.organizationId && mayBeDeputy(actor);
  const last =
    steps.at(-1)?.organizationId === actor.organizationId && canHandOver(state, effect) && mayBeDeputy(actor);
  const byRole = canReview(actor);
  const deputized = (turn || last) && !byRole ? await listDeputized(db, actor.userId) : [];
  const authorities = byRole ? [{ userId: actor.userId, deputyFor: '' }] : deputized;
  const kinds = decisions.map(({ kind }) => kind);
  const filedBy = decisions.filter(({ values }) => values !== null).map(({ userId }) => userId);
  const decided = { createdBy: application.createdBy, filedBy };
  const authority = authorityFor(authorities, decided);
  const mine = isOwnApplication(actor, decided) || (authorities.length > 0 && authority === undefined);
  return {
    write: own,
    correct: own && state === 'returned',
    withdraw: own && (state === 'in_review' || state === 'returned'),
    confirm: own && waitsForReceipt(kinds),
    handOver: last && authorities.length > 0,
    deputyFor: turn && !mine ? (authority?.deputyFor ?? null) : null,
    ownNote: turn && mine,
  };
}

/** All that the page of an application shows; null = the reader sees none with this number. */
export async function readApplicationPage(db: Db, actor: Actor, number: number): Promise<ApplicationPage | null> {
  const application = await getApplication(db, actor, number);
  const form = application && (await getForm(db, application.formId));
  if (application === null || form === null) return null;
  const handed = application.decisions.filter(({ kind }) => kind === 'handed_over').flatMap(({ fileIds }) => fileIds);
  return {
    application,
    form,
    files: await listFiles(db, application.fileIds),
    handedOver: await listFiles(db, handed),
    may: await possibleFor(db, actor, application, form.effect),
  };
}
