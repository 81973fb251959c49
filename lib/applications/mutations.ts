import 'server-only';
import type { Actor } from '@/lib/access/actor';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { grantFiles } from '@/lib/files/mutations';
import { takeEffect } from './connections/mutations';
import { placeProblems } from './connections/rules';
import { type Change, enter } from './deciding/mutations';
import { canHandOver, checkTurn, checkVerdict, waitsForReceipt } from './deciding/rules';
import type { Together } from './deciding/types';
import { getForm } from './forms/queries';
import { authorityFor, canReview, isOwnApplication } from './policy';
import {
  type Authority,
  type LockedApplication,
  listDeputized,
  lockApplication,
  lockApplications,
  workingCalendar,
} from './queries';
import { standingOf } from './rules';
import type {
  ApproveTogetherInput,
  DecideApplicationInput,
  HandOverInput,
  OneApplicationInput,
  WithdrawApplicationInput,
} from './schema';
import type { ApplicationForm } from './types';

type Done = Result<{ number: number }>;

/** By what the actor may decide today: by role, or as deputy of these colleagues; empty = not at all. */
const authoritiesOf = async (db: Db, actor: Actor): Promise<readonly Authority[]> =>
  canReview(actor) ? [{ userId: actor.userId, deputyFor: '' }] : listDeputized(db, actor.userId);

/** In whose place the actor decides on this one, or why they cannot. */
function authorize(actor: Actor, authorities: readonly Authority[], application: LockedApplication): Result<Authority> {
  const turn = checkTurn(application, actor.organizationId);
  if (turn) return { ok: false, problems: [turn] };
  const filedBy = application.decisions
    .filter(({ kind }) => kind === 'submitted' || kind === 'resubmitted')
    .map(({ userId }) => userId);
  const decided = { ...application, filedBy };
  const authority = isOwnApplication(actor, decided) ? undefined : authorityFor(authorities, decided);
  return authority ? success(authority) : failure('applications.own');
}

/**
 * A reviewer's decision on the step under way. The row is locked and its version compared: of two reviewers at once the second is told
 * that somebody was faster, and nothing of theirs is written.
 */
export async function decideApplication(db: Db, actor: Actor, input: DecideApplicationInput): Promise<Done> {
  const authorities = await authoritiesOf(db, actor);
  if (authorities.length === 0) return failure('denied');
  const application = await lockApplication(db, input.id);
  if (application === null) return failure('notFound');
  if (application.version !== input.version) return failure('conflict');
  const authority = authorize(actor, authorities, application);
  if (!authority.ok) return authority;
  const { deputyFor } = authority.value;
  const form = await getForm(db, application.formId);
  if (form === null) throw new Error('an application without its form');
  const said = checkVerdict(input, form.fields);
  if (!said.ok) return said;
  const { verdict, comment, flagged } = said.value;
  const [moved] = await enter(
    db,
    actor,
    [{ application, form, entry: { kind: verdict, comment, flagged, deputyFor } }],
    await workingCalendar(db),
  );
  if (moved?.after.state === 'approved') {
    const effect = await takeEffect(db, actor, form.effect, application);
    if (!effect.ok) return { ok: false, problems: placeProblems(effect.problems, form.fields) };
  }
  return success({ number: application.number });
}

/**
 * Approves like applications together: of one form. Those that have moved meanwhile are left and named; where one cannot take effect, none
 * is approved.
 */
export async function approveTogether(
  db: Db,
  actor: Actor,
  { chosen, comment }: ApproveTogetherInput,
): Promise<Result<Together>> {
  const authorities = await authoritiesOf(db, actor);
  if (authorities.length === 0) return failure('denied');
  const versions = new Map(chosen.map(({ id, version }) => [id, version]));
  const applications = await lockApplications(db, [...versions.keys()]);
  if (applications.length < versions.size) return failure('notFound');
  const forms = new Map<string, ApplicationForm>();
  for (const id of new Set(applications.map(({ formId }) => formId))) {
    const form = await getForm(db, id);
    if (form) forms.set(id, form);
  }
  if (new Set([...forms.values()].map(({ code }) => code)).size > 1) return failure('applications.notAlike', 'chosen');
  const changes = applications.flatMap((application): Change[] => {
    const form = forms.get(application.formId);
    const authority = authorize(actor, authorities, application);
    if (!form || !authority.ok || application.version !== versions.get(application.id)) return [];
    return [{ application, form, entry: { kind: 'approved', comment, deputyFor: authority.value.deputyFor } }];
  });
  const moved = changes.length === 0 ? [] : await enter(db, actor, changes, await workingCalendar(db));
  for (const { application, after } of moved) {
    const effect = after.state === 'approved' ? forms.get(application.formId)?.effect : undefined;
    const taken = effect === undefined ? success(null) : await takeEffect(db, actor, effect, application);
    if (!taken.ok) return failure('applications.oneFails', 'chosen', { number: application.number });
  }
  const done = new Set(changes.map(({ application }) => application.id));
  const left = applications.filter(({ id }) => !done.has(id)).map(({ number }) => number);
  return success({ approved: changes.length, left });
}

/** The applicant takes an application back, whoever has it. */
export async function withdrawApplication(
  db: Db,
  actor: Actor,
  { id, version, comment }: WithdrawApplicationInput,
): Promise<Done> {
  const application = await lockApplication(db, id);
  if (application === null) return failure('notFound');
  if (application.organizationId !== actor.organizationId) return failure('denied');
  if (application.version !== version) return failure('conflict');
  if (!['in_review', 'returned'].includes(standingOf(application.decisions, application.steps.length).state))
    return failure('applications.settled');
  return enterOne(db, actor, application, { kind: 'withdrawn', comment });
}

/** Whoever decided last hands over the documents that an approved application asks for. */
export async function handOver(db: Db, actor: Actor, { id, version, comment, fileIds }: HandOverInput): Promise<Done> {
  const [authority] = await authoritiesOf(db, actor);
  if (authority === undefined) return failure('denied');
  const application = await lockApplication(db, id);
  if (application === null) return failure('notFound');
  const form = await getForm(db, application.formId);
  const last = application.steps.at(-1);
  if (last?.organizationId !== actor.organizationId) return failure('denied');
  if (form === null || !canHandOver(application.state, form.effect)) return failure('applications.notApproved');
  if (application.version !== version) return failure('conflict');
  if (!(await grantFiles(db, actor, fileIds, [application.organizationId]))) return failure('notFound', 'fileIds');
  return enterOne(db, actor, application, {
    ...{ kind: 'handed_over', comment, fileIds, deputyFor: authority.deputyFor },
  });
}

/** The applicant says that the documents have arrived. */
export async function confirmReceipt(db: Db, actor: Actor, { id, version }: OneApplicationInput): Promise<Done> {
  const application = await lockApplication(db, id);
  if (application === null) return failure('notFound');
  if (application.organizationId !== actor.organizationId) return failure('denied');
  if (application.version !== version) return failure('conflict');
  if (!waitsForReceipt(application.decisions.map(({ kind }) => kind))) return failure('applications.nothingHandedOver');
  return enterOne(db, actor, application, { kind: 'received' });
}

async function enterOne(db: Db, actor: Actor, application: LockedApplication, entry: Change['entry']): Promise<Done> {
  const form = await getForm(db, application.formId);
  if (form === null) throw new Error('an application without its form');
  await enter(db, actor, [{ application, form, entry }], await workingCalendar(db));
  return success({ number: application.number });
}
