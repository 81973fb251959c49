import type { Actor } from '@/lib/access/actor';
import { newId } from '@/lib/core/ids';
import { receiveUpload } from '@/lib/files/uploads/mutations';
import { owner } from '@/tests/support/database';
import { caseOf, coded, confirmation, consulted, openCase, registerRecord, step } from '@/tests/support/disclosures';
import type { DomainSupport } from '@/tests/support/domain';
import { bytesOf } from '@/tests/support/files';
import { accepted, send } from '@/tests/support/inquiries';
import { center, everybody, find, type Oracles, type Rule } from '@/tests/support/visibility/oracle';
import { insert, type World } from '@/tests/support/visibility/world';
import '@/lib/statistics/actions';

async function fillProvision(): Promise<void> {
  const bodyId = newId();
  await insert('provision_bodies', { id: bodyId, name: '機関', created_at: new Date() });
  for (const published of [true, false]) {
    const [yearId, groupId] = [newId(), newId()];
    const at = new Date();
    await insert('provision_years', {
      ...{ id: yearId, year: published ? 2001 : 2002, updated_at: at, published_at: published ? at : null },
    });
    await insert('provision_groups', {
      ...{ id: groupId, year_id: yearId, position: 1, body_id: bodyId, laws: ['法'], laws_key: 'a' },
    });
    await insert('provision_counts', { group_id: groupId, month: '2001-08-01', method: 'line', count: 5 });
    await insert('provision_lost_rows', { group_id: groupId, month: '2001-09-01', method: 'line' });
  }
}

/** A town's record with another, coded by that one; the town's request is about it, and it has asked. */
async function fillDisclosure(world: World): Promise<void> {
  const [town, other, operator, national] = ['town-1 staff', 'town-2 staff', 'operator-1 staff', 'center-1 staff'].map(
    (name) => world.viewer(name).organizationId,
  );
  const at = new Date();
  const figure = {
    request_visit: 1,
    request_post: 1,
    receipt_visit: 1,
    receipt_post: 0,
    as_of: '2026-03-31',
    posted_at: at,
  };
  for (const [body, register] of [
    [national, 'identification'],
    [operator, 'linkage'],
  ])
    await insert('disclosure_figures', { organization_id: body, register, fiscal_year: 2025, ...figure });
  const [caseId, recordId] = [newId(), newId()];
  await insert('disclosure_cases', {
    ...{ id: caseId, organization_id: town, register: 'linkage', reference: '受付1', request_way: 'visit' },
    ...{ received_on: '2026-11-01', due_on: '2026-12-01', state: 'received', created_at: at, updated_at: at },
  });
  const record = { business: '児童手当', provided_on: '2026-10-01', operator_id: operator, created_at: at };
  const coded = { code: '01', code_set_by_id: other, code_set_at: at };
  const passed = { requester_id: town, provider_id: other };
  await insert('disclosure_records', { id: recordId, reference: 'R1', ...passed, ...record, ...coded });
  await insert('disclosure_records', { id: newId(), reference: 'R2', ...passed, ...record });
  await insert('disclosure_notes', {
    record_id: recordId,
    organization_id: other,
    supported: true,
    code_reason: '理由',
  });
  await insert('disclosure_case_records', { case_id: caseId, record_id: recordId });
  await insert('disclosure_consultations', {
    ...{
      id: newId(),
      case_id: caseId,
      record_id: recordId,
      asking_id: town,
      asked_id: other,
      question: '理由は',
      asked_at: at,
    },
  });
}

const own: Rule = (row, { organizationId }) => row.organization_id === organizationId;
const seesYear: Rule = (row, { kind }) => row.published_at !== null || kind === 'center';
const ofSeenYear: Rule = (row, viewer, data) =>
  seesYear(find(data, 'provision_years', row.year_id) ?? {}, viewer, data);
const ofSeenGroup: Rule = (row, viewer, data) =>
  ofSeenYear(find(data, 'provision_groups', row.group_id) ?? {}, viewer, data);
/** Whoever counted may publish: the center, the operator. */
const poster: Rule = (row, viewer, data) => own(row, viewer, data) && ['center', 'operator'].includes(viewer.kind);
const partner: Rule = (row, { organizationId }) => [row.requester_id, row.provider_id].includes(organizationId);
const passedBy: Rule = (row, viewer, data) => partner(row, viewer, data) || row.operator_id === viewer.organizationId;
/** No one touches a code that another has set. */
const coder: Rule = (row, viewer, data) =>
  partner(row, viewer, data) && [null, viewer.organizationId].includes(row.code_set_by_id);
const ofOwnCase: Rule = (row, viewer, data) => own(find(data, 'disclosure_cases', row.case_id) ?? {}, viewer, data);
const ofSeenRecord: Rule = (row, viewer, data) =>
  passedBy(find(data, 'disclosure_records', row.record_id) ?? {}, viewer, data);
const asks: Rule = (row, { organizationId }) => row.asking_id === organizationId;
const isAsked: Rule = (row, { organizationId }) => row.asked_id === organizationId;

const oracles: Oracles = {
  provision_years: { select: seesYear, insert: center, update: center },
  provision_bodies: { select: everybody, insert: center },
  provision_groups: { select: ofSeenYear, insert: center, update: center, delete: center },
  provision_counts: { select: ofSeenGroup, insert: center, delete: center },
  provision_lost_rows: { select: ofSeenGroup, insert: center, delete: center },
  disclosure_figures: { select: everybody, insert: poster, update: poster },
  disclosure_cases: { select: own, insert: own, update: own },
  disclosure_records: { select: passedBy, insert: coder, update: coder },
  disclosure_notes: {
    select: own,
    insert: (row, viewer, data) => own(row, viewer, data) && ofSeenRecord(row, viewer, data),
    update: own,
  },
  disclosure_case_records: {
    select: ofOwnCase,
    insert: (row, viewer, data) => ofOwnCase(row, viewer, data) && ofSeenRecord(row, viewer, data),
    update: ofOwnCase,
  },
  disclosure_consultations: {
    select: (row, viewer, data) => asks(row, viewer, data) || isAsked(row, viewer, data),
    insert: asks,
    update: isAsked,
  },
};

let month = 0;
/** A table of a month that no other has. */
async function uploadTable(by: Actor): Promise<string> {
  month += 1;
  const csv = `提供先,事務,提供年月,提供件数,提供方法\n試験機関,試験法,${1995 + month}-08,5,即時提供\n`;
  const body = bytesOf(Buffer.from(csv));
  return accepted(await receiveUpload(by, { name: '提供状況.csv', body, declaredSize: null })).id;
}

async function imported(by: Actor): Promise<{ id: string; version: string }> {
  accepted(await send(by, 'provision.import', { fileIds: [await uploadTable(by)], newBodies: 'true' }));
  const { rows } = await owner().query('SELECT id, version::text FROM provision_years WHERE year = $1', [1995 + month]);
  return rows[0];
}

export const support: DomainSupport = {
  oracles,
  fill: async (world) => {
    await fillProvision();
    await fillDisclosure(world);
  },
  // Each is of the sender's own body.
  ownEndpoints: ['disclosure_case.open', 'disclosure_record.register', 'disclosure_figure.post'],
  actionSamples: {
    'provision.import': async ({ centerColleague }) => ({
      by: centerColleague,
      fields: { fileIds: [await uploadTable(centerColleague)], newBodies: 'true' },
    }),
    'provision.describe': async ({ centerColleague }) => ({
      by: centerColleague,
      fields: { ...(await imported(centerColleague)), noticedOn: '2013-08-30', signatory: '理事長', basis: '法' },
    }),
    'disclosure_case.confirm': async ({ town }) => ({
      ...{ by: town, also: ['townStaff'], fields: { ...(await caseOf(await openCase(town))), ...confirmation } },
    }),
    'disclosure_case.extend': async ({ town }) => ({
      ...{ by: town, also: ['townStaff'] },
      fields: { ...(await caseOf(await openCase(town))), dueOn: '2027-01-10', extensionReason: '照会の回答を待つため' },
    }),
    'disclosure_case.add_record': async ({ town }) => {
      const { reference } = await registerRecord(town);
      return { by: town, also: ['townStaff'], fields: { ...(await caseOf(await openCase(town))), reference } };
    },
    'disclosure_case.consult': async ({ town, neighbour }) => {
      const record = await registerRecord(neighbour, coded);
      const number = await openCase(town);
      accepted(await step(town, number, 'add_record', { reference: record.reference }));
      const fields = { ...(await caseOf(number)), recordId: record.id, question: '理由は' };
      return { by: town, also: ['townStaff'], fields };
    },
    'disclosure_case.answer': async (fixture) => {
      const { id } = await consulted(fixture);
      return { by: fixture.neighbour, fields: { id, reason: '支援措置の対象者であるため' } };
    },
    'disclosure_case.decide': async ({ town }) => {
      const number = await openCase(town);
      accepted(await step(town, number, 'confirm', confirmation));
      const decision = { decision: 'absent', decidedOn: '2026-11-12', decisionReason: '該当する記録がない' };
      return { by: town, also: ['townStaff'], fields: { ...(await caseOf(number)), ...decision } };
    },
    'disclosure_case.deliver': async ({ town }) => {
      const number = await openCase(town);
      accepted(await step(town, number, 'confirm', confirmation));
      const decision = { decision: 'absent', decidedOn: '2026-11-12', decisionReason: '該当する記録がない' };
      accepted(await step(town, number, 'decide', decision));
      const delivery = { deliveredOn: '2026-11-13', receiptWay: 'post', form: 'writing' };
      return { by: town, also: ['townStaff'], fields: { ...(await caseOf(number)), ...delivery } };
    },
    'disclosure_case.withdraw': async ({ town }) => ({
      ...{ by: town, also: ['townStaff'], fields: await caseOf(await openCase(town)) },
    }),
    'disclosure_record.set_code': async ({ town }) => ({
      by: town,
      also: ['townStaff'],
      fields: {
        id: (await registerRecord(town, { providerCode: '155811' })).id,
        version: '1',
        ...coded,
        supported: 'true',
      },
    }),
    'provision.publish': async ({ centerColleague }) => ({
      by: centerColleague,
      fields: { ...(await imported(centerColleague)), published: 'true' },
    }),
  },
  routeSamples: {
    'disclosure_case.export': async ({ town }) => {
      await openCase(town, { reference: '聖籠町だけの請求' });
      return { by: town, fields: { register: 'linkage', format: 'csv' }, shut: [200], secrets: ['聖籠町だけの請求'] };
    },
    'disclosure_record.export': async ({ town }) => {
      const { reference } = await registerRecord(town, { providerCode: '155811' });
      return { by: town, fields: { format: 'csv' }, shut: [200], secrets: [reference] };
    },
    'provision.export': async ({ centerColleague }) => {
      await imported(centerColleague);
      return { by: centerColleague, fields: { year: String(1995 + month), format: 'csv' }, shut: [404] };
    },
    'provision.notice': async ({ centerColleague }) => {
      await imported(centerColleague);
      return { by: centerColleague, fields: { year: String(1995 + month) }, shut: [404] };
    },
  },
};
