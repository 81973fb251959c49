import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { type ErrorCode, failure, type Result, success } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { lockProject } from '../queries';
import type { PutServiceInput, PutSystemInput, PutUnitInput, RemovePartInput, SavePlanInput } from '../schema';
import { checkService, type HoursRule, timeText } from './hours/rules';
import { type LockedPlan, listServices, lockPlan } from './queries';

type Done = Result<{ id: string }>;

/** More are no plan that anybody reads. */
const mostParts = 100;

const codes: Record<HoursRule, ErrorCode> = {
  endsBeforeStart: 'projects.closesBeforeOpening',
  outsidePlatform: 'projects.outsidePlatform',
  platformClosedDays: 'projects.platformClosedDays',
  overBackup: 'projects.overBackup',
};

const fields: Record<HoursRule, string> = {
  endsBeforeStart: 'closes',
  outsidePlatform: 'opens',
  platformClosedDays: 'daily',
  overBackup: 'closes',
};

const limits = ({ opens, closes, backupAt }: Omit<LockedPlan, 'id' | 'version'>) => ({
  opens: timeText(opens),
  closes: timeText(closes),
  backup: timeText(backupAt),
});

/**
 * The platform's hours and the daily backup. The services that are there must still lie inside of them; the first that does not is named.
 */
export async function savePlan(db: Db, actor: Actor, input: SavePlanInput): Promise<Done> {
  const { planId, projectId, version, ...hours } = input;
  if (hours.opens >= hours.closes) return failure('projects.closesBeforeOpening', 'closes');
  const stamp = { updatedBy: actor.userName, updatedAt: now() };
  if (planId === '') return makePlan(db, actor, { projectId, ...hours, ...stamp });
  const plan = await lockPlan(db, planId, actor);
  if (plan === null) return failure('notFound');
  if (plan.version !== version) return failure('conflict');
  for (const service of await listServices(db, planId)) {
    const rule = checkService(service, hours);
    if (rule !== null)
      return failure('projects.serviceOutside', rule === 'overBackup' ? 'backupAt' : 'opens', {
        ...{ name: service.name, from: timeText(service.opens), to: timeText(service.closes) },
      });
  }
  await db.operationPlan.updateMany({
    where: { id: planId, version },
    data: { ...hours, ...stamp, version: version + 1 },
  });
  await recordAudit(db, actor, {
    ...{ event: 'operation_plan.changed', targetType: 'operation_plan', targetId: planId },
    before: limits(plan),
    after: { system: hours.system, ...limits(hours) },
  });
  return success({ id: planId });
}

type NewPlan = Omit<SavePlanInput, 'planId' | 'version'> & { readonly updatedBy: string; readonly updatedAt: Date };

/** A town's first plan of a system; of a joint project each town has one of its own. */
async function makePlan(db: Db, actor: Actor, { projectId, ...plan }: NewPlan): Promise<Done> {
  if (projectId !== '') {
    if ((await lockProject(db, projectId, actor.organizationId)) === null) return failure('notFound', 'projectId');
    const there = await db.operationPlan.count({ where: { projectId, organizationId: actor.organizationId } });
    if (there > 0) return failure('projects.planThere', 'projectId');
  }
  const id = newId();
  const owner = { organizationId: actor.organizationId, projectId: projectId === '' ? null : projectId };
  await db.operationPlan.createMany({ data: [{ id, ...owner, ...plan }] });
  await recordAudit(db, actor, {
    ...{ event: 'operation_plan.made', targetType: 'operation_plan', targetId: id },
    after: { system: plan.system, ...limits(plan) },
  });
  return success({ id });
}

async function change(
  db: Db,
  actor: Actor,
  { planId, version }: { readonly planId: string; readonly version: number },
  work: (plan: LockedPlan) => Promise<Result<Readonly<Record<string, unknown>>>>,
): Promise<Done> {
  const plan = await lockPlan(db, planId, actor);
  if (plan === null) return failure('notFound');
  if (plan.version !== version) return failure('conflict');
  const after = await work(plan);
  if (!after.ok) return after;
  const data = { version: version + 1, updatedBy: actor.userName, updatedAt: now() };
  await db.operationPlan.updateMany({ where: { id: planId, version }, data });
  await recordAudit(db, actor, {
    ...{ event: 'operation_plan.changed', targetType: 'operation_plan', targetId: planId, after: after.value },
  });
  return success({ id: planId });
}

/** Hours of a business application; one of the same name is replaced. Outside of the platform's hours they are refused. */
export const putService = (db: Db, actor: Actor, { planId, version, ...service }: PutServiceInput): Promise<Done> =>
  change(db, actor, { planId, version }, async (plan) => {
    const rule = checkService(service, plan);
    if (rule !== null) return failure(codes[rule], fields[rule], limits(plan));
    await db.operationService.deleteMany({ where: { planId, name: service.name } });
    if ((await db.operationService.count({ where: { planId } })) >= mostParts) return tooMany();
    await db.operationService.createMany({ data: [{ planId, ...service }] });
    return success({ service: service.name, opens: timeText(service.opens), closes: timeText(service.closes) });
  });

const tooMany = () => failure('projects.tooManyLines', undefined, { max: mostParts });

/** A UPS; one of the same name gets the new battery time. */
export const putUnit = (db: Db, actor: Actor, { planId, version, name, batteryMinutes }: PutUnitInput): Promise<Done> =>
  change(db, actor, { planId, version }, async () => {
    const batterySeconds = batteryMinutes * 60;
    const { count } = await db.upsUnit.updateMany({ where: { planId, name }, data: { batterySeconds } });
    if (count === 0) {
      if ((await db.upsUnit.count({ where: { planId } })) >= mostParts) return tooMany();
      await db.upsUnit.createMany({ data: [{ id: newId(), planId, name, batterySeconds }] });
    }
    return success({ ups: name, batterySeconds });
  });

/** A system on a UPS, with its measured time; one of the same name is replaced. */
export const putSystem = (
  db: Db,
  actor: Actor,
  { planId, version, unitId, ...system }: PutSystemInput,
): Promise<Done> =>
  change(db, actor, { planId, version }, async () => {
    if ((await db.upsUnit.count({ where: { id: unitId, planId } })) === 0) return failure('notFound', 'unitId');
    await db.upsSystem.deleteMany({ where: { unitId, name: system.name } });
    if ((await db.upsSystem.count({ where: { unitId } })) >= mostParts) return tooMany();
    await db.upsSystem.createMany({ data: [{ unitId, ...system }] });
    return success({ system: system.name, priority: system.priority, shutdownSeconds: system.shutdownSeconds });
  });

/** Takes a service, a UPS with its systems, or one system out of the plan. */
export const removePart = (
  db: Db,
  actor: Actor,
  { planId, version, part, unitId, name }: RemovePartInput,
): Promise<Done> =>
  change(db, actor, { planId, version }, async () => {
    if (part === 'service') {
      const { count } = await db.operationService.deleteMany({ where: { planId, name } });
      return count === 0 ? failure('notFound') : success({ removed: name });
    }
    const unit = unitId === '' ? null : await db.upsUnit.findFirst({ where: { id: unitId, planId } });
    if (unit === null) return failure('notFound', 'unitId');
    const where = { unitId: unit.id, ...(part === 'system' ? { name } : {}) };
    const { count } = await db.upsSystem.deleteMany({ where });
    if (part === 'system') return count === 0 ? failure('notFound') : success({ removed: name });
    await db.upsUnit.deleteMany({ where: { id: unit.id, planId } });
    return success({ removed: unit.name });
  });
