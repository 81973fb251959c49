import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import type { ApplicationForm } from '../types';
import { findDraft, findForm, getForm } from './queries';
import { readFields, readRoute } from './rules';
import { type CreateFormInput, codeForm, type EditFormInput, type OneFormInput } from './schema';

const firstFields: ApplicationForm['fields'] = [
  { key: 'subject', type: 'text', label: '件名', labelEn: 'Subject', required: true },
];
const firstRoute: ApplicationForm['route'] = [{ tier: 'center', days: 5, skippedFor: [] }];

type Done = Result<{ code: string }>;

const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

async function record(
  db: Db,
  actor: Actor,
  { id, code, version }: Pick<ApplicationForm, 'id' | 'code' | 'version'>,
  event: string,
): Promise<void> {
  await recordAudit(db, actor, {
    event: `application_form.${event}`,
    targetType: 'application_form',
    targetId: id,
    after: { code, version },
  });
}

/** Begins a kind of application that is new: a draft with a subject and the center as its reviewer, to be edited. */
export async function createForm(db: Db, actor: Actor, { code, name, nameEn }: CreateFormInput): Promise<Done> {
  if (!codeForm.test(code)) return failure('applications.codeForm', 'code');
  const form = { id: newId(), code, version: 1, name, nameEn };
  // A code that is used has its first version, whatever came after it.
  const { count } = await db.applicationForm.createMany({
    data: [
      {
        ...{ ...form, fields: plain(firstFields), route: plain(firstRoute), applicants: ['municipality'] },
        ...{ effect: 'none', editedBy: actor.userName, editedAt: now() },
      },
    ],
    skipDuplicates: true,
  });
  if (count !== 1) return failure('applications.codeTaken', 'code', { code });
  await record(db, actor, form, 'drafted');
  return success({ code });
}

/** Begins the next version of a form as a copy of the one in force; a draft that is there goes on. */
export async function draftForm(db: Db, actor: Actor, code: string): Promise<Done> {
  if ((await findDraft(db, code)) !== null) return success({ code });
  const form = await findForm(db, code);
  if (form === null) return failure('notFound');
  const { publishedAt: _published, revision: _revision, fields, route, applicants, ...rest } = form;
  const draft = { ...form, id: newId(), version: form.version + 1 };
  await db.applicationForm.createMany({
    data: [
      {
        ...{ ...rest, id: draft.id, version: draft.version, editedBy: actor.userName, editedAt: now() },
        ...{ fields: plain(fields), route: plain(route), applicants: [...applicants] },
      },
    ],
    skipDuplicates: true,
  });
  await record(db, actor, draft, 'drafted');
  return success({ code });
}

/** Keeps a draft as it was edited. Two editors at once: the second is told. */
export async function editForm(db: Db, actor: Actor, input: EditFormInput): Promise<Done> {
  const form = await getForm(db, input.id);
  if (form === null || form.publishedAt !== null) return failure('notFound');
  const fields = readFields(input, input.effect);
  if (!fields.ok) return fields;
  const route = readRoute(input);
  if (!route.ok) return route;
  if (input.minFiles > input.maxFiles) return failure('applications.tooFewFiles', 'maxFiles', { min: input.minFiles });
  const { id, revision, name, nameEn, lead, leadEn, effect, applicants, minFiles, maxFiles } = input;
  const { count } = await db.applicationForm.updateMany({
    where: { id, revision, publishedAt: null },
    data: {
      ...{ name, nameEn, lead, leadEn, effect, applicants, minFiles, maxFiles, revision: revision + 1 },
      ...{ fields: plain(fields.value), route: plain(route.value), editedBy: actor.userName, editedAt: now() },
    },
  });
  if (count !== 1) return failure('conflict');
  await record(db, actor, form, 'edited');
  return success({ code: form.code });
}

/** From now on applications are filed with this version; those under way keep theirs. */
export async function publishForm(db: Db, actor: Actor, { id, revision }: OneFormInput): Promise<Done> {
  const form = await getForm(db, id);
  if (form === null || form.publishedAt !== null) return failure('notFound');
  const { count } = await db.applicationForm.updateMany({
    where: { id, revision, publishedAt: null },
    data: { publishedAt: now(), editedBy: actor.userName, editedAt: now() },
  });
  if (count !== 1) return failure('conflict');
  await record(db, actor, form, 'published');
  return success({ code: form.code });
}

export async function discardForm(db: Db, actor: Actor, { id, revision }: OneFormInput): Promise<Done> {
  const form = await getForm(db, id);
  if (form === null || form.publishedAt !== null) return failure('notFound');
  const { count } = await db.applicationForm.deleteMany({ where: { id, revision, publishedAt: null } });
  if (count !== 1) return failure('conflict');
  await record(db, actor, form, 'discarded');
  return success({ code: form.code });
}
