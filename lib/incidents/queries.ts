import 'server-only';
import { z } from 'zod';
import { nameFor, type Reader } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask, Db } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { IncidentState } from '@/lib/core/generated/enums';
import { organizationId } from '@/lib/core/id-shapes';
import type { OrganizationId } from '@/lib/core/ids';
import { lane2Kinds, reportKinds } from './constants';
import { laneBodiesShape } from './flow/rules';
import { type IncidentDetail, incidentDetailShape, progressShape } from './types';

/** An incident under a lock. */
export const lockedIncidentShape = z.object({
  id: z.string(),
  number: z.number(),
  version: z.number(),
  title: z.string(),
  leak: z.boolean(),
  security: z.boolean(),
  urgent: z.boolean(),
  state: z.enum(IncidentState),
  detectedAt: z.date(),
  revision: z.number(),
  reportKind: z.enum(reportKinds),
  concernedIds: z.array(organizationId).readonly(),
  progress: progressShape,
  bodies: laneBodiesShape,
});
export type LockedIncident = z.infer<typeof lockedIncidentShape>;

const lockedRowShape = lockedIncidentShape.omit({ progress: true, bodies: true }).extend({
  organizationId,
  lane2Kind: z.enum(lane2Kinds),
  lane2OrganizationId: organizationId.nullable(),
  lane3OrganizationId: organizationId,
  done1: z.number(),
  done2: z.number(),
  done3: z.number(),
  escalatedAt: z.date().nullable(),
});

/** With its row locked: acts on one come one after the other. null = the reader sees no such one. */
export async function lockIncident(db: Db, id: string): Promise<LockedIncident | null> {
  const [row] = await askRows(db, lockedRowShape)`
    SELECT i.id::text, i.number, i.version, i.title, i.leak, i.security, i.urgent, i.state::text AS state, i.detected_at AS "detectedAt", i.revision,
      i.report_kind AS "reportKind", i.concerned_ids::text[] AS "concernedIds", i.organization_id::text AS "organizationId",
      i.lane2_kind AS "lane2Kind", i.lane2_organization_id::text AS "lane2OrganizationId", i.lane3_organization_id::text AS "lane3OrganizationId",
      i.done1, i.done2, i.done3, i.escalated_at AS "escalatedAt"
    FROM incidents i WHERE i.id = ${id}::uuid FOR UPDATE`;
  if (row === undefined) return null;
  const {
    organizationId,
    lane2Kind,
    lane2OrganizationId,
    lane3OrganizationId,
    done1,
    done2,
    done3,
    escalatedAt,
    ...rest
  } = row;
  return {
    ...rest,
    progress: {
      lane2Kind,
      done: { 1: done1, 2: done2, 3: done3 },
      escalated: escalatedAt !== null,
      closed: row.state === 'closed',
    },
    bodies: { 1: organizationId, 2: lane2OrganizationId, 3: lane3OrganizationId },
  };
}

export const bodyShape = z.object({ id: organizationId, kind: z.string() });
export type Body = z.infer<typeof bodyShape>;

const findBodiesShape = bodyShape.extend({ code: z.string() });

/** Bodies by their codes; without those that there are not (any more). */
export const findBodies = (db: Ask, codes: readonly string[]): Promise<(Body & { readonly code: string })[]> =>
  askRows(
    db,
    findBodiesShape,
  )`SELECT id::text, kind::text AS kind, code FROM organizations WHERE code = ANY (${[...codes]}::text[]) AND valid_to IS NULL`;

/** The center or the operator of today. */
export async function findNational(db: Ask, kind: 'center' | 'operator'): Promise<OrganizationId | null> {
  const [row] = await askRows(db, bodyShape)`SELECT id::text, kind::text AS kind FROM organizations
    WHERE kind = ${kind}::organization_kind AND valid_to IS NULL ORDER BY code LIMIT 1`;
  return row?.id ?? null;
}

export const summaryColumns = (
  reader: Reader & { readonly organizationId: OrganizationId },
): Prisma.Sql => Prisma.sql`i.id::text, i.number, i.title, i.flow,
  i.leak, i.security, i.urgent, i.state::text AS state, i.organization_id::text AS "organizationId", ${nameFor(reader, Prisma.sql`o`)} AS "organizationName",
  coalesce(${nameFor(reader, Prisma.sql`p`)}, '') AS "prefectureName", i.done1, i.done2, i.done3, i.lane2_kind AS "lane2Kind",
  i.escalated_at AS "escalatedAt", i.detected_at AS "detectedAt", i.updated_at AS "updatedAt",
  i.waiting_ids @> ARRAY[${reader.organizationId}::uuid] AS "waitsForReader",
  (SELECT min(d.due_at) FROM incident_duties d WHERE d.incident_id = i.id AND d.done_at IS NULL) AS "dutyDueAt"`;

export const summaryTables = Prisma.sql`incidents i JOIN organizations o ON o.id = i.organization_id LEFT JOIN organizations p ON p.id = o.parent_id`;

const headShape = incidentDetailShape.omit({
  entries: true,
  revisions: true,
  addressees: true,
  duties: true,
  links: true,
});

const entriesShape = incidentDetailShape.shape.entries.unwrap().element;

const revisionsShape = incidentDetailShape.shape.revisions.unwrap().element;

const addresseesShape = incidentDetailShape.shape.addressees.unwrap().element;

const dutiesShape = incidentDetailShape.shape.duties.unwrap().element;

const linksShape = incidentDetailShape.shape.links.unwrap().element;

/** An incident with all that happened in it; null = the reader sees none with this number. */
export async function getIncident(
  db: Ask,
  reader: Reader & { readonly organizationId: OrganizationId },
  number: number,
): Promise<IncidentDetail | null> {
  const [row] = await askRows(db, headShape)`
    SELECT ${summaryColumns(reader)}, i.version, i.revision, i.report_kind AS "reportKind", i.lane2_organization_id::text AS "lane2OrganizationId",
      coalesce(${nameFor(reader, Prisma.sql`l2`)}, '') AS "lane2Name", i.lane3_organization_id::text AS "lane3OrganizationId",
      ${nameFor(reader, Prisma.sql`l3`)} AS "lane3Name", i.created_at AS "createdAt", i.closed_at AS "closedAt", i.article_number AS "articleNumber"
    FROM ${summaryTables} LEFT JOIN organizations l2 ON l2.id = i.lane2_organization_id JOIN organizations l3 ON l3.id = i.lane3_organization_id
    WHERE i.number = ${number}`;
  if (row === undefined) return null;
  const which = Prisma.sql`incident_id = ${row.id}::uuid`;
  const body = nameFor(reader, Prisma.sql`o`);
  return {
    ...row,
    entries: await askRows(db, entriesShape)`
      SELECT e.id::text, e.at, e.kind, e.lane, e.phase, coalesce(${body}, '') AS "organizationName", e.user_name AS "userName", e.text, e.data
      FROM incident_entries e LEFT JOIN organizations o ON o.id = e.organization_id WHERE ${which} ORDER BY e.id`,
    revisions: await askRows(db, revisionsShape)`
      SELECT r.revision, r.kind, r."values", r.file_ids::text[] AS "fileIds", r.at, ${body} AS "organizationName", r.user_name AS "userName"
      FROM incident_revisions r JOIN organizations o ON o.id = r.organization_id WHERE ${which} ORDER BY r.revision`,
    addressees: await askRows(db, addresseesShape)`
      SELECT a.organization_id::text AS "organizationId", o.code, ${body} AS name, a.request, a.may_answer AS "mayAnswer",
        a.addressed_at AS "addressedAt", a.confirmed_at AS "confirmedAt", a.confirmed_by AS "confirmedBy"
      FROM incident_addressees a JOIN organizations o ON o.id = a.organization_id WHERE ${which} ORDER BY o.kind, o.code`,
    duties: await askRows(db, dutiesShape)`
      SELECT authority, stage, due_at AS "dueAt", done_at AS "doneAt", done_by AS "doneBy", reference FROM incident_duties WHERE ${which}
      ORDER BY due_at`,
    // What a link leads to is read with the reader's own eyes: a number is all that an incident shows of somebody else's inquiry.
    links: await askRows(db, linksShape)`
      SELECT l.kind, l.number, coalesce(t.subject, ${nameFor(reader, Prisma.sql`n`)}, ${nameFor(reader, Prisma.sql`ao`)}, '') AS title
      FROM incident_links l LEFT JOIN tickets t ON l.kind = 'ticket' AND t.id = l.target_id
        LEFT JOIN alarms m ON l.kind = 'alarm' AND m.id = l.target_id LEFT JOIN nodes n ON n.id = m.node_id
        LEFT JOIN organizations ao ON ao.id = m.organization_id WHERE ${which} ORDER BY l.kind, l.number`,
  };
}
