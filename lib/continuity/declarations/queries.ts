import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { nameFor, type Reader } from '@/lib/access/names';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import { type Ask, askAs } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { currentSite, modeOf } from '@/lib/core/site';
import { clockFault } from '../noticing/rules';
import type { Plan } from '../plans/constants';
import type { Facts } from '../plans/rules';
import {
  type DeclarationDetail,
  type DeclarationSummary,
  declarationDetailShape,
  declarationSummaryShape,
  openingSummaryShape,
  stepSummaryShape,
} from './types';

const summary = (reader: Reader): Prisma.Sql => Prisma.sql`d.id::text, d.plan, d.organization_code AS "townCode",
  ${nameFor(reader, Prisma.sql`o`)} AS "townName", d.host_code AS "hostCode", coalesce(${nameFor(reader, Prisma.sql`h`)}, d.host_code) AS "hostName",
  d.state, d.declared_at AS "declaredAt", d.opened_at AS "openedAt", d.ended_at AS "endedAt"`;

const joined = Prisma.sql`declarations d JOIN organizations o ON o.id = d.organization_id LEFT JOIN organizations h ON h.code = d.host_code`;

/** Declarations that the reader sees, newest first. */
export const listDeclarations = (ask: Ask, reader: Reader): Promise<DeclarationSummary[]> =>
  askRows(ask, declarationSummaryShape)`SELECT ${summary(reader)} FROM ${joined} ORDER BY d.declared_at DESC LIMIT 50`;

const readDeclarationShape = declarationDetailShape.omit({ steps: true, openings: true });

/** A declaration with its steps and who gave shares; null = the reader sees none. */
export async function readDeclaration(ask: Ask, reader: Reader, id: string): Promise<DeclarationDetail | null> {
  const [found] = await askRows(ask, readDeclarationShape)`
    SELECT ${summary(reader)}, d.organization_id::text AS "townId", d.reason, d.representative, d.request_means AS "requestMeans",
      d.request_recorded_by AS "requestRecordedBy", d.request_confirmed_by AS "requestConfirmedBy", d.declared_by AS "declaredBy",
      d.declared_by_id::text AS "declaredById", d.ended_by AS "endedBy", d.end_reason AS "endReason", d.data_at AS "dataAt", d.address,
      coalesce((SELECT c.generation FROM copies c WHERE c.organization_id = d.organization_id AND c.audience = 'disaster' AND c.kind = 'full'
        AND c.deleted_at IS NULL ORDER BY c.data_at DESC LIMIT 1), 0) AS generation
    FROM ${joined} WHERE d.id = ${id}::uuid`;
  if (!found) return null;
  const steps = await askRows(ask, stepSummaryShape)`
    SELECT number, state, done_by AS "doneBy", done_at AS "doneAt", evidence FROM declaration_steps WHERE declaration_id = ${id}::uuid ORDER BY number`;
  const openings = await askRows(ask, openingSummaryShape)`
    SELECT id::text, holder, entered_by AS "enteredBy", at, outcome FROM key_openings WHERE declaration_id = ${id}::uuid ORDER BY at, id LIMIT 50`;
  return { ...found, steps, openings };
}

const factRowShape = z.object({
  reachable: z.boolean(),
  centerTime: z.date().nullable(),
  offset: z.number(),
  dataAt: z.date().nullable(),
});

/** How things stand here for a plan of the town with this code, now. */
export async function readFacts(ask: Ask, plan: Plan, town: string): Promise<Facts> {
  const mode = modeOf(currentSite());
  const [row] = await askRows(ask, factRowShape)`
    SELECT s.center_reachable AS reachable, s.center_time AS "centerTime", s.clock_offset AS "offset",
      CASE WHEN ${plan} = 3 THEN (SELECT max(c.data_at) FROM copies c JOIN organizations o ON o.id = c.organization_id
          WHERE o.code = ${town} AND c.audience = 'disaster' AND c.deleted_at IS NULL)
        ELSE (SELECT max(d.data_at) FROM data_copies d JOIN organizations o ON o.id = d.organization_id WHERE o.code = ${town}) END AS "dataAt"
    FROM site_status s`;
  return {
    mode,
    centerReachable: mode === 'cloud' || (row?.reachable ?? true),
    clockRight: row === undefined || clockFault(now(), row.centerTime, row.offset) === null,
    dataAt: row?.dataAt ?? null,
  };
}

/** Before any transaction: of which town and generation the shares of a declaration must be. */
export const findDeclarationFor = (actor: Actor, id: string): Promise<DeclarationDetail | null> =>
  readDeclaration(askAs(actor), actor, id);
