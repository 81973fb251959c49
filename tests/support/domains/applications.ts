import type { Actor } from '@/lib/access/actor';
import { newId } from '@/lib/core/ids';
import { fileApplication, versionOf } from '@/tests/support/applications';
import { owner } from '@/tests/support/database';
import type { DomainSupport } from '@/tests/support/domain';
import { accepted, type Fixture, send, upload } from '@/tests/support/inquiries';
import { everybody, find, type Oracles, type Rule } from '@/tests/support/visibility/oracle';
import { insert, type World } from '@/tests/support/visibility/world';

const formId = '01930000-0000-7000-8000-000000000001';

async function fill(world: World): Promise<void> {
  const [town, prefecture] = [world.viewer('town-1 system_administrator'), world.viewer('prefecture-1 staff')];
  const colleague = world.viewer('town-1 staff');
  const base = {
    ...{
      form_id: formId,
      form_code: 'connection-start',
      organization_id: town.organizationId,
      subject: '件名',
      values: {},
    },
    ...{ created_by: town.userId, created_at: new Date(), updated_at: new Date(), file_ids: [], flagged: [] },
  };
  await insert('applications', { id: newId(), ...base, state: 'draft', concerned_ids: [town.organizationId] });
  const both = [town.organizationId, prefecture.organizationId];
  const filed = { ...base, submitted_at: new Date(), concerned_ids: both };
  const open = newId();
  const settled = newId();
  await insert('applications', {
    ...{ id: open, ...filed, state: 'in_review', position: 0, waiting_organization_id: prefecture.organizationId },
  });
  await insert('applications', { id: settled, ...filed, state: 'approved', settled_at: new Date() });
  for (const application_id of [open, settled]) {
    const step = { application_id, tier: 'prefecture', organization_id: prefecture.organizationId, days: 5 };
    await insert('application_steps', { ...step, position: 0, reached_at: new Date() });
    const entry = { application_id, sequence: 1, at: new Date(), kind: 'submitted', flagged: [], file_ids: [] };
    await insert('application_decisions', { ...entry, organization_id: town.organizationId, user_id: town.userId });
  }
  await insert('connections', {
    ...{ organization_id: town.organizationId, system: 'linkage-network', valid_from: '2027-01-04', connected: true },
    application_id: settled,
  });
  await insert('application_deputies', {
    ...{ id: newId(), organization_id: town.organizationId, user_id: town.userId, deputy_id: colleague.userId },
    ...{ valid_from: '2026-12-01', valid_to: '2026-12-10', created_at: new Date() },
  });
}

const sees: Rule = (row, { organizationId }) => row.concerned_ids.includes(organizationId);
const own: Rule = (row, { organizationId }) => row.organization_id === organizationId;
const ofSeen: Rule = (row, viewer, data) => sees(find(data, 'applications', row.application_id) ?? {}, viewer, data);
const ofOwn: Rule = (row, viewer, data) =>
  find(data, 'applications', row.application_id)?.organization_id === viewer.organizationId;
/** Only what was approved, of whoever sees that it was. */
const approved: Rule = (row, viewer, data) =>
  ofSeen(row, viewer, data) && find(data, 'applications', row.application_id)?.state === 'approved';
const editsDraft: Rule = (row, { kind }) => kind === 'operator' && row.published_at === null;

const oracles: Oracles = {
  application_forms: {
    select: (row, { kind }) => row.published_at !== null || kind === 'operator',
    insert: editsDraft,
    update: editsDraft,
    delete: editsDraft,
  },
  applications: {
    select: sees,
    insert: (row, viewer, data) =>
      own(row, viewer, data) &&
      row.created_by === viewer.userId &&
      row.state === 'draft' &&
      row.concerned_ids.length === 1,
    update: sees,
    delete: (row, viewer, data) => own(row, viewer, data) && row.state === 'draft',
  },
  application_steps: { select: ofSeen, insert: ofOwn, update: ofSeen },
  application_decisions: {
    select: ofSeen,
    insert: (row, viewer, data) => own(row, viewer, data) && row.user_id === viewer.userId && ofSeen(row, viewer, data),
  },
  application_deputies: { select: own, insert: own, delete: own },
  connections: { select: everybody, insert: approved, update: approved },
};

async function filed(town: Actor): Promise<{ id: string; version: string }> {
  const { id } = await fileApplication(town);
  return { id, version: await versionOf(id) };
}

async function returned({ town, prefecture }: Fixture): Promise<{ id: string; version: string }> {
  const application = await filed(town);
  accepted(
    await send(prefecture, 'application.decide', {
      ...application,
      verdict: 'returned',
      comment: '日付',
      flagged: ['contactName'],
    }),
  );
  return { ...application, version: await versionOf(application.id) };
}

/** A request for documents that the center has approved. */
async function documentsApproved({ town, centerColleague }: Fixture): Promise<{ id: string; version: string }> {
  const { id } = await fileApplication(town, 'documents');
  accepted(
    await send(centerColleague, 'application.decide', { id, version: await versionOf(id), verdict: 'approved' }),
  );
  return { id, version: await versionOf(id) };
}

async function draft(town: Actor): Promise<{ id: string; version: string }> {
  const { number } = accepted(await send(town, 'application.write', { formId, intent: 'save' })) as unknown as {
    number: number;
  };
  const { rows } = await owner().query('SELECT id, version::text FROM applications WHERE number = $1', [number]);
  return rows[0];
}

const editing = {
  ...{
    name: '申請',
    nameEn: 'Application',
    applicants: ['municipality'],
    effect: 'none',
    minFiles: '0',
    maxFiles: '5',
  },
  ...{ days_center: '5', key0: 'purpose', label0: '目的', labelEn0: 'Purpose' },
};

/** A draft of a form of its own. */
async function formDraft(): Promise<{ id: string; revision: string }> {
  const id = newId();
  await insert('application_forms', {
    ...{ id, code: `sample-${id}`, version: 1, name: '申請', name_en: 'Application', fields: '[]', route: '[]' },
    ...{ applicants: ['municipality'], effect: 'none', edited_at: new Date() },
  });
  return { id, revision: '1' };
}

export const support: DomainSupport = {
  oracles,
  fill,
  actionSamples: {
    // Anybody who may apply writes one of their own; another's draft is what they must not go on with.
    'application.write': async ({ town }) => ({
      by: town,
      fields: { ...(await draft(town)), formId, intent: 'save' },
    }),
    'application.correct': async (fixture) => ({
      by: fixture.town,
      fields: { ...(await returned(fixture)), field4: '情報 花子' },
    }),
    'application.delete_draft': async ({ town }) => ({ by: town, fields: await draft(town) }),
    'application.decide': async ({ town, prefecture }) => ({
      by: prefecture,
      fields: { ...(await filed(town)), verdict: 'approved' },
    }),
    'application.approve_together': async ({ town, prefecture }) => {
      const { id, version } = await filed(town);
      return { by: prefecture, fields: { chosen: [`${id} ${version}`] } };
    },
    'application.withdraw': async ({ town }) => ({ by: town, fields: { ...(await filed(town)), comment: '都合' } }),
    'application.hand_over': async (fixture) => ({
      by: fixture.centerColleague,
      fields: { ...(await documentsApproved(fixture)), fileIds: [await upload(fixture.centerColleague)] },
    }),
    'application_deputy.name': async ({ prefecture, prefectureColleague }) => ({
      by: prefecture,
      fields: {
        ...{ userId: prefecture.userId, deputyId: prefectureColleague.userId },
        ...{ validFrom: '2098-01-05', validTo: '2098-01-09' },
      },
    }),
    'application_deputy.remove': async ({ prefecture, prefectureColleague }) => {
      const id = newId();
      const { organizationId: organization_id, userId: user_id } = prefecture;
      const span = { valid_from: '2098-01-05', valid_to: '2098-01-09', created_at: new Date() };
      await insert('application_deputies', {
        id,
        organization_id,
        user_id,
        deputy_id: prefectureColleague.userId,
        ...span,
      });
      return { by: prefecture, fields: { id } };
    },
    'application_form.edit': async ({ operator }) => ({ by: operator, fields: { ...(await formDraft()), ...editing } }),
    'application_form.publish': async ({ operator }) => ({ by: operator, fields: await formDraft() }),
    'application_form.discard': async ({ operator }) => ({ by: operator, fields: await formDraft() }),
    'application_form.create': async ({ operator }) => ({
      by: operator,
      fields: { code: `kind-${newId()}`, name: '在庫照会', nameEn: 'Stock' },
    }),
    'application_form.draft': async ({ operator }) => ({ by: operator, fields: { code: 'documents' } }),
    'application.confirm_receipt': async (fixture) => {
      const application = await documentsApproved(fixture);
      const fileIds = [await upload(fixture.centerColleague)];
      accepted(await send(fixture.centerColleague, 'application.hand_over', { ...application, fileIds }));
      return { by: fixture.town, fields: { id: application.id, version: await versionOf(application.id) } };
    },
  },
  routeSamples: {
    'application.paper': async ({ town }) => {
      const { number } = await fileApplication(town);
      return { by: town, fields: { number: String(number) }, shut: [404] };
    },
    'application.export': async ({ town }) => {
      const { id } = await fileApplication(town);
      await owner().query("UPDATE applications SET subject = '聖籠町だけの件名' WHERE id = $1", [id]);
      return { by: town, fields: { tab: 'own', format: 'csv' }, shut: [200], secrets: ['聖籠町だけの件名'] };
    },
  },
};
