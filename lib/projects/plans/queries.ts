import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { nameFor, type Reader } from '@/lib/access/names';
import { saysWords } from '@/lib/access/search/matching';
import { askRows } from '@/lib/core/database/rows';
import type { Ask, Db } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { countLimit, pageSize } from '../constants';
import { townsOf } from '../list/queries';
import type { PlanFilter } from '../schema';
import {
  type PlanDetail,
  type PlanSummary,
  planDetailShape,
  planSummaryShape,
  type ServiceHours,
  serviceHoursShape,
} from '../types';
import { planShutdown, upsLoadShape } from './ups/rules';

const columns = (
  reader: Reader,
): Prisma.Sql => Prisma.sql`n.id::text, n.system, n.organization_id::text AS "organizationId",
  ${nameFor(reader, Prisma.sql`o`)} AS "organizationName", coalesce(${nameFor(reader, Prisma.sql`f`)}, '') AS "prefectureName",
  (SELECT number FROM projects p WHERE p.id = n.project_id) AS "projectNumber", n.opens, n.closes, n.daily,
  n.backup_at AS "backupAt", n.backup_minutes AS "backupMinutes", n.updated_at AS "updatedAt"`;
const tables = Prisma.sql`operation_plans n JOIN organizations o ON o.id = n.organization_id LEFT JOIN organizations f ON f.id = o.parent_id`;

export interface PlanPage {
  readonly rows: readonly PlanSummary[];
  readonly total: number;
}

const totalShape = z.object({ total: z.number() });

/** A page of the operation plans that the reader sees, by town. */
export async function listPlans(db: Ask, reader: Reader, filter: PlanFilter, limit = pageSize): Promise<PlanPage> {
  const { from, q } = filter;
  const where = Prisma.join(
    [
      Prisma.sql`true`,
      ...(from === undefined ? [] : [Prisma.sql`n.organization_id IN ${townsOf(from)}`]),
      ...(q ? [saysWords(Prisma.sql`n.system`, q)] : []),
    ],
    ' AND ',
  );
  const rows = await askRows(db, planSummaryShape)`
    SELECT ${columns(reader)}, (SELECT count(*)::int FROM operation_services s WHERE s.plan_id = n.id) AS services
    FROM ${tables} WHERE ${where} ORDER BY o.code, n.system, n.id LIMIT ${limit} OFFSET ${(filter.page - 1) * limit}`;
  const [count] = await askRows(db, totalShape)`
    SELECT count(*)::int AS total FROM (SELECT FROM ${tables} WHERE ${where} LIMIT ${countLimit + 1}) c`;
  return { rows, total: count?.total ?? 0 };
}

const unitRowShape = z.object({
  id: z.string(),
  name: z.string(),
  batterySeconds: z.number(),
  loads: z.array(upsLoadShape).readonly(),
});

const getPlanShape = planDetailShape.omit({ services: true, units: true });

/** A plan with its services and the order of shutdown on each UPS; null = the reader sees no such one. */
export async function getPlan(db: Ask, reader: Reader, id: string): Promise<PlanDetail | null> {
  const [row] = await askRows(db, getPlanShape)`
    SELECT ${columns(reader)}, o.code AS "organizationCode", n.updated_by AS "updatedBy", n.version
    FROM ${tables} WHERE n.id = ${id}::uuid`;
  if (row === undefined) return null;
  const units = await askRows(db, unitRowShape)`
    SELECT u.id::text, u.name, u.battery_seconds AS "batterySeconds", (SELECT coalesce(json_agg(json_build_object('name', s.name,
        'priority', s.priority, 'shutdownSeconds', s.shutdown_seconds)), '[]') FROM ups_systems s WHERE s.unit_id = u.id) AS loads
    FROM ups_units u WHERE u.plan_id = ${id}::uuid ORDER BY u.id`;
  return {
    ...row,
    services: await listServices(db, id),
    units: units.map(({ loads, ...unit }) => ({ ...unit, plan: planShutdown(loads, unit.batterySeconds) })),
  };
}

export const listServices = (db: Ask, planId: string): Promise<ServiceHours[]> =>
  askRows(
    db,
    serviceHoursShape,
  )`SELECT name, opens, closes, daily FROM operation_services WHERE plan_id = ${planId}::uuid ORDER BY opens, name`;

export const lockedPlanShape = z.object({
  id: z.string(),
  version: z.number(),
  opens: z.number(),
  closes: z.number(),
  daily: z.boolean(),
  backupAt: z.number(),
  backupMinutes: z.number(),
});
export type LockedPlan = z.infer<typeof lockedPlanShape>;

/** With its row locked; null = it is not the actor's organization's. */
export async function lockPlan(
  db: Db,
  id: string,
  { organizationId }: Pick<Actor, 'organizationId'>,
): Promise<LockedPlan | null> {
  const [row] = await askRows(db, lockedPlanShape)`
    SELECT id::text, version, opens, closes, daily, backup_at AS "backupAt", backup_minutes AS "backupMinutes" FROM operation_plans
    WHERE id = ${id}::uuid AND organization_id = ${organizationId}::uuid FOR UPDATE`;
  return row ?? null;
}
