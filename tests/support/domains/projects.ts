import type { Actor } from '@/lib/access/actor';
import { newId } from '@/lib/core/ids';
import { owner } from '@/tests/support/database';
import type { DomainSupport } from '@/tests/support/domain';
import { accepted, type Fixture, send, upload } from '@/tests/support/inquiries';
import { beginProject, itemFields, makePlan, planFields, planHours } from '@/tests/support/projects';
import { administered, type Data, find, type Oracles, type Row, type Rule } from '@/tests/support/visibility/oracle';
import { insert, type World } from '@/tests/support/visibility/world';

async function fill(world: World): Promise<void> {
  const at = new Date();
  const [town, partner, far] = ['town-1 staff', 'town-2 staff', 'town-3 staff'].map(world.viewer);
  for (const partners of [[town], [town, partner], [far]]) {
    const lead = partners[0];
    const projectId = newId();
    await insert('projects', {
      ...{ id: projectId, title: '導入', system: 'システム', vending: false, starts_on: '2026-10-01' },
      ...{ lead_organization_id: lead?.organizationId, partner_ids: partners.map((one) => one?.organizationId) },
      ...{ created_by: lead?.userId, created_at: at, updated_at: at },
    });
    await insert('project_items', { project_id: projectId, key: 'team', depends_on: [], file_ids: [] });
    await insert('project_tunings', {
      ...{
        id: newId(),
        project_id: projectId,
        service: '印鑑',
        parameter: '様式',
        way: 'none',
        edited_by: lead?.userId,
      },
    });
    await insert('project_checks', { id: newId(), project_id: projectId, list: 'test', title: '確認' });
    await insert('project_risks', { id: newId(), project_id: projectId, title: '遅れ', likelihood: 1, impact: 1 });
  }
  for (const viewer of [town, partner, far]) {
    const planId = newId();
    const unitId = newId();
    await insert('operation_plans', {
      ...{
        id: planId,
        organization_id: viewer?.organizationId,
        system: 'システム',
        opens: 450,
        closes: 1200,
        daily: false,
      },
      ...{ backup_at: 1110, backup_minutes: 60, updated_by: '人', updated_at: at },
    });
    await insert('operation_services', { plan_id: planId, name: '交付', opens: 510, closes: 1020, daily: false });
    await insert('ups_units', { id: unitId, plan_id: planId, name: 'UPS', battery_seconds: 600 });
    await insert('ups_systems', { unit_id: unitId, name: 'DB', priority: 1, shutdown_seconds: 60 });
  }
}

const takesPart: Rule = (row, { organizationId }) => row.partner_ids?.includes(organizationId) ?? false;
/** Its partners, their prefectures, the center. */
const sees: Rule = (row, viewer, data) =>
  viewer.kind === 'center' || (row.partner_ids ?? []).some((id: string) => administered(id, viewer, data));
const project = (row: Row, data: Data) => find(data, 'projects', row.project_id) ?? {};
const ofSeen: Rule = (row, viewer, data) => sees(project(row, data), viewer, data);
const ofOwn: Rule = (row, viewer, data) => takesPart(project(row, data), viewer, data);

const own: Rule = (row, viewer) => row.organization_id === viewer.organizationId;
const readsPlan: Rule = (row, viewer, data) =>
  viewer.kind === 'center' || (row.organization_id && administered(row.organization_id, viewer, data));
const plan = (row: Row, data: Data) => find(data, 'operation_plans', row.plan_id) ?? {};
const ofReadPlan: Rule = (row, viewer, data) => readsPlan(plan(row, data), viewer, data);
const ofOwnPlan: Rule = (row, viewer, data) => own(plan(row, data), viewer, data);
const unit = (row: Row, data: Data) => find(data, 'ups_units', row.unit_id) ?? {};

const sheet = { select: ofSeen, insert: ofOwn, update: ofOwn, delete: ofOwn };

const oracles: Oracles = {
  projects: {
    select: sees,
    insert: (row, viewer) =>
      viewer.kind === 'municipality' &&
      row.lead_organization_id === viewer.organizationId &&
      row.created_by === viewer.userId,
    update: takesPart,
    change: { title: '題' },
  },
  project_items: { select: ofSeen, insert: ofOwn, update: ofOwn },
  project_tunings: sheet,
  project_checks: sheet,
  project_risks: sheet,
  operation_plans: {
    select: readsPlan,
    insert: (row, viewer, data) =>
      own(row, viewer, data) && viewer.kind === 'municipality' && (row.project_id === null || ofOwn(row, viewer, data)),
    update: own,
    change: { system: '別' },
  },
  operation_services: { select: ofReadPlan, insert: ofOwnPlan, delete: ofOwnPlan },
  ups_units: { select: ofReadPlan, insert: ofOwnPlan, update: ofOwnPlan, delete: ofOwnPlan },
  ups_systems: {
    select: (row, viewer, data) => ofReadPlan(unit(row, data), viewer, data),
    insert: (row, viewer, data) => ofOwnPlan(unit(row, data), viewer, data),
    delete: (row, viewer, data) => ofOwnPlan(unit(row, data), viewer, data),
  },
};

const line = { service: '証明書交付', parameter: '様式', difference: '欄の数', way: 'tune', decision: '欄を増やす' };

async function tunedBy(actor: Actor): Promise<{ projectId: string; lineId: string; version: string }> {
  const { id } = await beginProject(actor.roles.includes('staff') ? await colleague(actor) : actor);
  accepted(await send(actor, 'project.save_tuning', { projectId: id, ...line }));
  const { rows } = await owner().query('SELECT id, version::text FROM project_tunings WHERE project_id = $1', [id]);
  return { projectId: id, lineId: rows[0].id, version: rows[0].version };
}

let administrator: Actor | undefined;
/** Staff begin no project: somebody of the town does. */
const colleague = async (actor: Actor): Promise<Actor> => {
  if (administrator?.organizationId !== actor.organizationId)
    throw new Error('the town has nobody who begins projects');
  return administrator;
};

async function started({ town }: Fixture): Promise<string> {
  administrator = town;
  return (await beginProject(town)).id;
}

const staff = { also: ['townStaff'] as const };

async function unitOf(town: Actor): Promise<{ planId: string; version: string; unitId: string }> {
  const planId = await makePlan(town);
  accepted(
    await send(town, 'operation_plan.put_unit', { ...(await planFields(planId)), name: 'UPS1', batteryMinutes: '10' }),
  );
  const { rows } = await owner().query('SELECT id FROM ups_units WHERE plan_id = $1', [planId]);
  return { ...(await planFields(planId)), unitId: rows[0].id };
}

export const support: DomainSupport = {
  oracles,
  fill,
  actionSamples: {
    'project.schedule_item': async (fixture) => ({
      ...{ by: fixture.town, ...staff },
      fields: {
        ...(await itemFields(await started(fixture), 'requirements')),
        ...{ startsOn: '2026-10-01', endsOn: '2026-10-20' },
      },
    }),
    'project.record_item': async (fixture) => ({
      ...{ by: fixture.town, ...staff },
      fields: { ...(await itemFields(await started(fixture), 'team')), state: 'done', note: '設置しました' },
    }),
    'project.decide_item': async (fixture) => {
      const id = await started(fixture);
      const fields = { ...(await itemFields(id, 'team')), state: 'done', fileIds: [await upload(fixture.townStaff)] };
      accepted(await send(fixture.townStaff, 'project.record_item', fields));
      return { by: fixture.town, fields: { ...(await itemFields(id, 'team')), decision: 'approve' } };
    },
    'project.save_tuning': async (fixture) => ({
      ...{ by: fixture.town, ...staff },
      fields: { projectId: await started(fixture), ...line },
    }),
    'project.approve_tuning': async (fixture) => {
      await started(fixture);
      return { by: fixture.town, fields: await tunedBy(fixture.townStaff) };
    },
    'project.save_check': async (fixture) => ({
      ...{ by: fixture.town, ...staff },
      fields: { projectId: await started(fixture), list: 'test', title: '夜間の切替え', result: 'passed' },
    }),
    'project.save_risk': async (fixture) => ({
      ...{ by: fixture.town, ...staff },
      fields: { projectId: await started(fixture), title: '機器の納期', likelihood: '2', impact: '3' },
    }),
    'project.remove_line': async (fixture) => ({
      ...{ by: fixture.town, ...staff },
      fields: { ...(await tunedBy(fixture.town)), sheet: 'tuning' },
    }),
    'operation_plan.save': async (fixture) => ({
      by: fixture.town,
      fields: { ...planHours, projectId: await started(fixture) },
    }),
    'operation_plan.put_service': async ({ town }) => ({
      by: town,
      fields: { ...(await planFields(await makePlan(town))), name: '証明書交付', opens: '8:30', closes: '17:15' },
    }),
    'operation_plan.put_unit': async ({ town }) => ({
      by: town,
      fields: { ...(await planFields(await makePlan(town))), name: 'UPS1', batteryMinutes: '10' },
    }),
    'operation_plan.put_system': async ({ town }) => ({
      by: town,
      fields: { ...(await unitOf(town)), name: 'DB', priority: '1', shutdownSeconds: '120' },
    }),
    'operation_plan.remove_part': async ({ town }) => ({ by: town, fields: { ...(await unitOf(town)), part: 'unit' } }),
  },
  ownEndpoints: ['project.begin'],
  routeSamples: {
    'project.export': async ({ town }) => {
      await beginProject(town, { title: '聖籠町だけの導入' });
      return { by: town, fields: { format: 'csv' }, shut: [200, 403], secrets: ['聖籠町だけの導入'] };
    },
    'project.export_schedule': async ({ town }) => ({
      by: town,
      fields: { number: String((await beginProject(town)).number), format: 'csv' },
      shut: [403, 404],
    }),
    'operation_plan.export': async ({ town }) => {
      await makePlan(town, { system: '聖籠町だけの仕組み' });
      return { by: town, fields: { format: 'csv' }, shut: [200, 403], secrets: ['聖籠町だけの仕組み'] };
    },
  },
};
