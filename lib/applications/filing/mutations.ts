import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { newId, type OrganizationId } from '@/lib/core/ids';
import { grantFiles } from '@/lib/files/mutations';
import { planConnection } from '../connections/mutations';
import { placeProblems } from '../connections/rules';
import { filesKey } from '../constants';
import { enter } from '../deciding/mutations';
import { filesOpen } from '../deciding/rules';
import { findForm, getForm } from '../forms/queries';
import { findApplicant, findTiers, lockApplication, workingCalendar } from '../queries';
import { routeOf } from '../rules';
import {
  type CorrectApplicationInput,
  type OneApplicationInput,
  valuesIn,
  type WriteApplicationInput,
} from '../schema';
import type { ApplicationForm, RouteStep, Values } from '../types';
import { changedKeys, checkValues, subjectOf } from '../values/rules';

type Done = Result<{ number: number }>;

/** The route that this body's applications take today; empty = nobody could review it. */
async function planRoute(db: Db, form: ApplicationForm, organizationId: OrganizationId): Promise<RouteStep[]> {
  const tiers = await findTiers(db);
  const applicant = await findApplicant(db, organizationId);
  return tiers === null || applicant === null ? [] : routeOf(form.route, applicant, tiers);
}

const fileProblem = (form: ApplicationForm, count: number) =>
  count < form.minFiles
    ? failure('applications.tooFewFiles', 'fileIds', { min: form.minFiles })
    : count > form.maxFiles
      ? failure('applications.tooManyFiles', 'fileIds', { max: form.maxFiles })
      : null;

const isOwnDraft = async (db: Db, { organizationId }: Actor, id: string): Promise<boolean> =>
  (await db.application.count({ where: { id, state: 'draft', organizationId } })) === 1;

/** Makes the row of a draft, or goes on with it; null = there is none like that any more. */
async function keepDraft(
  db: Db,
  actor: Actor,
  form: ApplicationForm,
  input: WriteApplicationInput,
  values: Values,
): Promise<string | null> {
  const at = now();
  const content = {
    formId: form.id,
    subject: subjectOf(form.fields, values),
    values,
    fileIds: input.fileIds,
    updatedAt: at,
  };
  if (input.id === '') {
    const id = newId();
    await db.application.createMany({
      data: [
        {
          ...{
            id,
            ...content,
            formCode: form.code,
            organizationId: actor.organizationId,
            state: 'draft',
            createdAt: at,
          },
          ...{ concernedIds: [actor.organizationId], createdBy: actor.userId },
        },
      ],
    });
    return id;
  }
  const version = Number(input.version);
  const { count } = await db.application.updateMany({
    where: { id: input.id, version, state: 'draft', organizationId: actor.organizationId },
    data: { ...content, version: version + 1 },
  });
  return count === 1 ? input.id : null;
}

/** Keeps a draft, or files it: then every field is right, its route is fixed, and the first reviewer is told. */
export async function writeApplication(db: Db, actor: Actor, input: WriteApplicationInput): Promise<Done> {
  if (input.id !== '' && !(await isOwnDraft(db, actor, input.id))) return failure('notFound');
  const given = await getForm(db, input.formId);
  if (given === null || given.publishedAt === null) return failure('notFound');
  const form = (await findForm(db, given.code)) ?? given;
  if (!form.applicants.includes(actor.organizationKind)) return failure('applications.notForKind');
  if (form.id !== given.id && input.intent === 'submit') return failure('applications.formChanged');
  const typed = valuesIn(given.fields, input);
  const workingDays = await workingCalendar(db);
  const checked = checkValues(given.fields, typed, { earliest: workingDays });
  const submits = input.intent === 'submit';
  if (submits && checked.problems.length > 0) return { ok: false, problems: checked.problems };
  const values = submits ? checked.values : typed;
  if (!submits) return draftKept(db, actor, await keepDraft(db, actor, given, input, values));
  const files = fileProblem(form, input.fileIds.length);
  if (files) return files;
  const planned = await planConnection(db, form.effect, { organizationId: actor.organizationId, values });
  if (!planned.ok) return { ok: false, problems: placeProblems(planned.problems, form.fields) };
  const route = await planRoute(db, form, actor.organizationId);
  if (route.length === 0) return failure('applications.noRoute');
  const id = await keepDraft(db, actor, given, input, values);
  if (id === null) return failure('conflict');
  if (!(await grantFiles(db, actor, input.fileIds, []))) return failure('notFound', 'fileIds');
  await db.applicationStep.createMany({
    data: route.map((step, position) => ({ applicationId: id, position, ...step })),
  });
  const application = await lockApplication(db, id);
  if (application === null) throw new Error('an application that was just written is not there');
  await enter(db, actor, [{ application, form, entry: { kind: 'submitted', values } }], workingDays);
  return success({ number: application.number });
}

async function draftKept(db: Db, actor: Actor, id: string | null): Promise<Done> {
  if (id === null) return failure('conflict');
  const application = await lockApplication(db, id);
  if (application === null) throw new Error('a draft that was just written is not there');
  const { number, subject } = application;
  await recordAudit(db, actor, {
    event: 'application.drafted',
    targetType: 'application',
    targetId: id,
    after: { number, subject },
  });
  return success({ number });
}

/** Files a returned application again. Only what was flagged changes, whatever was sent. */
export async function correctApplication(db: Db, actor: Actor, input: CorrectApplicationInput): Promise<Done> {
  const application = await lockApplication(db, input.id);
  if (application === null) return failure('notFound');
  const { organizationId, state, flagged, values: before } = application;
  if (organizationId !== actor.organizationId) return failure('denied');
  if (application.version !== input.version) return failure('conflict');
  if (state !== 'returned') return failure('applications.notReturned');
  const form = await getForm(db, application.formId);
  if (form === null) throw new Error('an application without its form');
  const workingDays = await workingCalendar(db);
  const { values, problems } = checkValues(form.fields, valuesIn(form.fields, input), {
    earliest: workingDays,
    open: flagged,
    before,
  });
  if (problems.length > 0) return { ok: false, problems };
  const fileIds = filesOpen(flagged) ? input.fileIds : application.fileIds;
  const files = fileProblem(form, fileIds.length);
  if (files) return files;
  const planned = await planConnection(db, form.effect, { organizationId, values });
  if (!planned.ok) return { ok: false, problems: placeProblems(planned.problems, form.fields) };
  const readers = application.concernedIds.filter((id) => id !== organizationId);
  if (!(await grantFiles(db, actor, fileIds, readers))) return failure('notFound', 'fileIds');
  await db.application.updateMany({
    where: { id: application.id },
    data: { values, fileIds: [...fileIds], subject: subjectOf(form.fields, values) },
  });
  const changed = [
    ...changedKeys(form.fields, before, values),
    ...(fileIds.join() === application.fileIds.join() ? [] : [filesKey]),
  ];
  const entry = { kind: 'resubmitted' as const, comment: input.comment, values, flagged: changed };
  await enter(db, actor, [{ application: { ...application, fileIds, values }, form, entry }], workingDays);
  return success({ number: application.number });
}

/** Throws a draft away. */
export async function deleteDraft(db: Db, actor: Actor, { id, version }: OneApplicationInput): Promise<Result<null>> {
  if (!(await isOwnDraft(db, actor, id))) return failure('notFound');
  const { count } = await db.application.deleteMany({
    where: { id, version, state: 'draft', organizationId: actor.organizationId },
  });
  if (count !== 1) return failure('conflict');
  await recordAudit(db, actor, { event: 'application.draft_deleted', targetType: 'application', targetId: id });
  return success(null);
}
