import type { Actor } from '@/lib/access/actor';
import { newId } from '@/lib/core/ids';
import { receiveUpload } from '@/lib/files/uploads/mutations';
import { reportSheet } from '@/lib/incidents/sheet/queries';
import { owner } from '@/tests/support/database';
import type { DomainSupport } from '@/tests/support/domain';
import { bytesOf } from '@/tests/support/files';
import { incidentOf, openIncident, opening, reportAll } from '@/tests/support/incidents';
import { accepted, ask, type Fixture, send, upload } from '@/tests/support/inquiries';
import { everybody, find, type Oracles, type Rule } from '@/tests/support/visibility/oracle';
import { insert, type World } from '@/tests/support/visibility/world';

async function fill(world: World): Promise<void> {
  const [town, prefecture, operator, told] = [
    'town-1 staff',
    'prefecture-1 staff',
    'operator-1 staff',
    'town-3 staff',
  ].map(world.viewer);
  const id = newId();
  await insert('incidents', {
    ...{ id, title: '障害', flow: 'standard', leak: true, security: false, urgent: false, detected_at: new Date() },
    ...{
      organization_id: town?.organizationId,
      lane2_kind: 'prefecture',
      lane2_organization_id: prefecture?.organizationId,
    },
    ...{
      lane3_organization_id: operator?.organizationId,
      created_by: town?.userId,
      created_at: new Date(),
      updated_at: new Date(),
    },
    // The operator's turn has not come.
    ...{
      concerned_ids: [town, prefecture, told].map((viewer) => viewer?.organizationId),
      waiting_ids: [town?.organizationId],
    },
  });
  const by = { incident_id: id, organization_id: town?.organizationId, user_name: '人', at: new Date() };
  await insert('incident_entries', { id: newId(), ...by, kind: 'opened' });
  await insert('incident_revisions', { ...by, revision: 1, kind: 'first', values: {}, file_ids: [] });
  await insert('incident_addressees', {
    ...{ incident_id: id, organization_id: told?.organizationId, may_answer: true, addressed_at: new Date() },
  });
  await insert('incident_duties', {
    incident_id: id,
    authority: 'privacy_commission',
    stage: 'final',
    due_at: new Date(),
  });
  await insert('incident_links', { incident_id: id, kind: 'alarm', target_id: newId(), number: '1', at: new Date() });
}

const sees: Rule = (row, { organizationId }) => row.concerned_ids?.includes(organizationId) ?? false;
const own: Rule = (row, { organizationId }) => row.organization_id === organizationId;
const ofSeen: Rule = (row, viewer, data) => sees(find(data, 'incidents', row.incident_id) ?? {}, viewer, data);
/** In a lane, and its turn has come: whoever was only addressed is not. */
const ofLane: Rule = (row, viewer, data) => {
  const incident = find(data, 'incidents', row.incident_id) ?? {};
  const { organization_id, lane2_organization_id, lane3_organization_id } = incident;
  return (
    sees(incident, viewer, data) &&
    [organization_id, lane2_organization_id, lane3_organization_id].includes(viewer.organizationId)
  );
};
const operators: Rule = (_row, { kind }) => kind === 'operator';

const oracles: Oracles = {
  incidents: {
    select: sees,
    insert: (row, viewer, data) => own(row, viewer, data) && row.created_by === viewer.userId,
    update: sees,
  },
  incident_entries: {
    select: ofSeen,
    insert: (row, viewer, data) => own(row, viewer, data) && ofSeen(row, viewer, data),
  },
  incident_revisions: {
    select: ofSeen,
    insert: (row, viewer, data) => own(row, viewer, data) && ofLane(row, viewer, data),
  },
  incident_addressees: {
    select: ofSeen,
    insert: ofLane,
    update: (row, viewer, data) => own(row, viewer, data) && ofSeen(row, viewer, data),
  },
  incident_duties: { select: ofLane, insert: ofLane, update: ofLane },
  incident_deadlines: { select: everybody, update: operators },
  incident_links: { select: ofSeen, insert: ofLane },
};

const opened = async (town: Actor, changes: Record<string, string> = {}) =>
  incidentOf(await openIncident(town, changes));

/** Of the neighbour's: the town was addressed and may answer. */
async function addressed({ neighbour }: Fixture): Promise<{ id: string }> {
  const incident = await opened(neighbour);
  accepted(await send(neighbour, 'incident.address', { ...incident, codes: '153079', mayAnswer: 'true' }));
  return { id: incident.id };
}

/** The report's sheet, filled in and sent by the town. */
async function uploadSheet(town: Actor): Promise<string> {
  const response = await reportSheet({ summary: '照会に応答がない' }, 'ja');
  const body = bytesOf(Buffer.from(await response.arrayBuffer()));
  return accepted(await receiveUpload(town, { name: '第一報.xlsx', body, declaredSize: null })).id;
}

export const support: DomainSupport = {
  oracles,
  fill,
  actionSamples: {
    // Opening one's own is open to all who may act; another's file is what must not go with it.
    'incident.open': async ({ town }) => ({
      by: town,
      fields: { ...opening, lane2Kind: 'ministry', lane2Code: 'NB0008', fileIds: [await upload(town)] },
    }),
    'incident.read_sheet': async ({ town }) => ({ by: town, fields: { sheetIds: [await uploadSheet(town)] } }),
    'incident.report_phase': async ({ town }) => ({
      by: town,
      also: ['prefecture'],
      fields: { ...(await opened(town)), phase: '1', text: '状況を確認しました' },
    }),
    'incident.revise': async ({ town }) => ({
      by: town,
      fields: {
        ...(await opened(town)),
        ...{
          kind: 'follow_up',
          system: '中間サーバー',
          summary: '続報',
          contactName: '花子',
          contactPhone: '025-000-0000',
        },
      },
    }),
    'incident.escalate': async ({ town }) => ({
      by: town,
      also: ['prefecture'],
      fields: { ...(await opened(town)), text: '自機関のみでは不可' },
    }),
    'incident.record_call': async ({ town }) => ({
      by: town,
      also: ['prefecture'],
      fields: { ...(await opened(town)), callTo: '新潟県', callAt: '2026-11-20T10:00', callReached: 'yes' },
    }),
    'incident.address': async ({ town }) => ({
      by: town,
      also: ['prefecture'],
      fields: { ...(await opened(town)), codes: '155811' },
    }),
    'incident.confirm': async (fixture) => ({
      by: fixture.town,
      also: ['townStaff'],
      fields: await addressed(fixture),
    }),
    'incident.answer': async (fixture) => ({
      by: fixture.town,
      also: ['townStaff'],
      fields: { ...(await addressed(fixture)), text: '影響はありません' },
    }),
    'incident.link': async ({ town }) => {
      const { number } = await ask(town);
      const fields = { ...(await opened(town)), kind: 'ticket', numbers: number };
      return { by: town, also: ['prefecture'], fields };
    },
    'incident.record_duty': async ({ town }) => ({
      by: town,
      also: ['prefecture'],
      fields: {
        ...(await opened(town, { leak: 'true', detectedAt: '2026-11-20T09:00' })),
        ...{ authority: 'privacy_commission', stage: 'final', doneAt: '2026-11-20T10:00', reference: '受付1' },
      },
    }),
    'incident.review': async (fixture) => ({
      by: fixture.town,
      fields: { ...(await reportAll(fixture)), cause: '電源', lessons: '二重化', prevention: '点検' },
    }),
    'incident_deadline.set': async ({ operator }) => {
      const { rows } = await owner().query(
        "SELECT version::text FROM incident_deadlines WHERE authority = 'cyber_center'",
      );
      return {
        by: operator,
        fields: { authority: 'cyber_center', stage: 'preliminary', hours: '24', version: rows[0].version },
      };
    },
  },
  routeSamples: {
    'incident.report': async ({ town }) => ({
      by: town,
      fields: { number: String(await openIncident(town)), format: 'xlsx' },
      shut: [404],
    }),
    'incident.sheet': async ({ town }) => ({ by: town, fields: {}, shut: [200] }),
    'incident.export': async ({ town }) => {
      await openIncident(town, { title: '聖籠町だけの事象' });
      return { by: town, fields: { format: 'csv' }, shut: [200], secrets: ['聖籠町だけの事象'] };
    },
  },
};
