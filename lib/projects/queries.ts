import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { nameFor, type Reader } from '@/lib/access/names';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import { type Ask, type Db, readAs } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { organizationId } from '@/lib/core/id-shapes';
import type { OrganizationId } from '@/lib/core/ids';
import { canSeeProjects } from './policy';
import { type ItemRow, itemRowShape, type ProjectDetail, projectDetailShape, projectSummaryShape } from './types';

const day = (column: Prisma.Sql): Prisma.Sql => Prisma.sql`to_char(${column}, 'YYYY-MM-DD')`;

export const summaryColumns = (reader: Reader): Prisma.Sql => {
  const due = Prisma.sql`i.ends_on < ${dateInJapan(now())}::date AND i.state IN ('planned', 'under_way')`;
  return Prisma.sql`p.id::text, p.number, p.title, p.system, ${day(Prisma.sql`p.starts_on`)} AS "startsOn",
    (SELECT json_agg(json_build_object('id', o.id, 'code', o.code, 'name', ${nameFor(reader, Prisma.sql`o`)})
       ORDER BY o.id <> p.lead_organization_id, o.code) FROM organizations o WHERE o.id = ANY (p.partner_ids)) AS partners,
    (SELECT coalesce(${nameFor(reader, Prisma.sql`f`)}, '') FROM organizations l LEFT JOIN organizations f ON f.id = l.parent_id
       WHERE l.id = p.lead_organization_id) AS "prefectureName",
    (SELECT ${day(Prisma.sql`i.ends_on`)} FROM project_items i WHERE i.project_id = p.id AND i.key = 'go_live') AS "goesLiveOn",
    (SELECT count(*)::int FROM project_items i WHERE i.project_id = p.id AND i.state <> 'not_applicable') AS items,
    (SELECT count(*)::int FROM project_items i WHERE i.project_id = p.id AND i.state = 'approved') AS approved,
    (SELECT count(*)::int FROM project_items i WHERE i.project_id = p.id AND ${due}) AS late, ${ended} AS ended`;
};

/** The system is in operation, and that is approved. */
export const ended = Prisma.sql`EXISTS (SELECT FROM project_items i WHERE i.project_id = p.id AND i.key = 'go_live' AND i.state = 'approved')`;

const itemColumns = Prisma.sql`key, ${day(Prisma.sql`starts_on`)} AS "startsOn", ${day(Prisma.sql`ends_on`)} AS "endsOn",
  depends_on AS "dependsOn", state, note, file_ids::text[] AS "fileIds", done_by::text AS "doneBy", done_name AS "doneName",
  done_at AS "doneAt", approved_by AS "approvedBy", approved_at AS "approvedAt", returned, version`;

const getProjectShape = projectSummaryShape.extend({ vending: z.boolean() });

const tuningsShape = projectDetailShape.shape.tunings.unwrap().element;

const checksShape = projectDetailShape.shape.checks.unwrap().element;

const risksShape = projectDetailShape.shape.risks.unwrap().element;

const plansShape = projectDetailShape.shape.plans.unwrap().element;

/** A project with all its sheets; null = the reader sees none with this number. */
export async function getProject(db: Ask, reader: Reader, number: number): Promise<ProjectDetail | null> {
  const [row] = await askRows(db, getProjectShape)`
    SELECT ${summaryColumns(reader)}, p.vending FROM projects p WHERE p.number = ${number}`;
  if (row === undefined) return null;
  const which = Prisma.sql`project_id = ${row.id}::uuid`;
  return {
    ...row,
    rows: await askRows(db, itemRowShape)`SELECT ${itemColumns} FROM project_items WHERE ${which}`,
    tunings: await askRows(db, tuningsShape)`
      SELECT id::text, service, parameter, source_form AS "sourceForm", difference, way, decision, edited_by::text AS "editedBy",
        approved_by AS "approvedBy", approved_at AS "approvedAt", version
      FROM project_tunings WHERE ${which} ORDER BY service, parameter, id`,
    checks: await askRows(db, checksShape)`
      SELECT id::text, list, title, result, note, checked_by AS "checkedBy", checked_at AS "checkedAt", version
      FROM project_checks WHERE ${which} ORDER BY id`,
    risks: await askRows(db, risksShape)`
      SELECT id::text, title, likelihood, impact, measure, holder, closed, version
      FROM project_risks WHERE ${which} ORDER BY closed, likelihood * impact DESC, id`,
    plans: await askRows(db, plansShape)`
      SELECT id::text AS "planId", organization_id::text AS "organizationId" FROM operation_plans WHERE ${which}`,
  };
}

/** What the pages of a project show, by its number as the address has it; null = there is none for this reader. */
export async function readProjectPage(actor: Actor, number: string): Promise<ProjectDetail | null> {
  if (!/^[1-9]\d{0,8}$/.test(number) || !canSeeProjects(actor)) return null;
  return readAs(actor, (db) => getProject(db, actor, Number(number)));
}

/** A project under a lock. */
export const lockedProjectShape = z.object({
  id: z.string(),
  number: z.number(),
  title: z.string(),
  partnerIds: z.array(organizationId).readonly(),
});
export type LockedProject = z.infer<typeof lockedProjectShape>;

/** With its row locked: acts on one come one after the other. null = the organization does not take part in such a one. */
export async function lockProject(db: Db, id: string, organizationId: OrganizationId): Promise<LockedProject | null> {
  const [row] = await askRows(db, lockedProjectShape)`
    SELECT id::text, number, title, partner_ids::text[] AS "partnerIds" FROM projects
    WHERE id = ${id}::uuid AND partner_ids @> ARRAY[${organizationId}::uuid] FOR UPDATE`;
  return row ?? null;
}

export const listItems = (db: Ask, projectId: string): Promise<ItemRow[]> =>
  askRows(db, itemRowShape)`SELECT ${itemColumns} FROM project_items WHERE project_id = ${projectId}::uuid`;

const findTownsShape = z.object({ id: organizationId, code: z.string() });

/** Municipalities by their codes; without those that there are not (any more). */
export const findTowns = (
  db: Ask,
  codes: readonly string[],
): Promise<{ readonly id: OrganizationId; readonly code: string }[]> =>
  askRows(db, findTownsShape)`SELECT id::text, code FROM organizations
    WHERE code = ANY (${[...codes]}::text[]) AND kind = 'municipality' AND valid_to IS NULL`;

const idShape = z.object({ id: organizationId });

/** Who reads a project: its partners, their prefectures, the centers. */
export async function listReaders(db: Ask, partnerIds: readonly OrganizationId[]): Promise<OrganizationId[]> {
  const rows = await askRows(db, idShape)`
    SELECT id::text FROM organizations o WHERE o.id = ANY (${[...partnerIds]}::uuid[]) OR (o.kind = 'center' AND o.valid_to IS NULL)
      OR o.id IN (SELECT parent_id FROM organizations t WHERE t.id = ANY (${[...partnerIds]}::uuid[]))`;
  return rows.map(({ id }) => id);
}
