import 'server-only';
import { nameFor, type Reader } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { today, type Viewer, wordFor } from '../queries';
import {
  type BacklogRow,
  type BodyRow,
  backlogRowShape,
  bodyRowShape,
  type Freeze,
  freezeShape,
  type OwnSlot,
  ownSlotShape,
  type ResultRow,
  type RoundSummary,
  resultRowShape,
  roundSummaryShape,
  type SlotRow,
  slotRowShape,
} from './types';

const freezeColumns = (
  reader: Reader,
): Prisma.Sql => Prisma.sql`f.id::text, f.kind, f.from_on::text AS "fromOn", f.to_on::text AS "toOn",
  f.blocks, ${wordFor(reader, Prisma.sql`f.reason`, Prisma.sql`f.reason_en`)} AS reason, f.version`;

/** All freezes, of one round where it is given. */
export const listFreezes = (db: Ask, reader: Reader, roundId: string | null = null): Promise<Freeze[]> => askRows(
  db,
  freezeShape,
)`
  SELECT ${freezeColumns(reader)} FROM freezes f WHERE ${roundId}::uuid IS NULL OR f.round_id = ${roundId}::uuid
  ORDER BY f.from_on NULLS LAST, f.kind DESC`;

const roundColumns = (
  reader: Reader,
): Prisma.Sql => Prisma.sql`r.id::text, r.code, ${wordFor(reader, Prisma.sql`r.title`, Prisma.sql`r.title_en`)} AS title,
  ${wordFor(reader, Prisma.sql`r.lead`, Prisma.sql`r.lead_en`)} AS lead, r.source, min(s.from_on)::text AS "fromOn", max(s.to_on)::text AS "toOn"`;

export const listRounds = (db: Ask, reader: Reader): Promise<RoundSummary[]> => askRows(db, roundSummaryShape)`
  SELECT ${roundColumns(reader)} FROM test_rounds r JOIN test_slots s ON s.round_id = r.id GROUP BY r.id ORDER BY min(s.from_on) DESC`;

export async function getRound(db: Ask, reader: Reader, code: string): Promise<RoundSummary | null> {
  const [row] = await askRows(db, roundSummaryShape)`
    SELECT ${roundColumns(reader)} FROM test_rounds r JOIN test_slots s ON s.round_id = r.id WHERE r.code = ${code} GROUP BY r.id`;
  return row ?? null;
}

export const listBodies = (db: Ask, reader: Reader, roundId: string): Promise<BodyRow[]> => askRows(db, bodyRowShape)`
  SELECT b.id::text, b.number, ${nameFor(reader, Prisma.sql`b`)} AS name, b.provides, b.requests, ${wordFor(reader, Prisma.sql`b.note`, Prisma.sql`b.note_en`)} AS note
  FROM test_bodies b WHERE b.round_id = ${roundId}::uuid ORDER BY b.number`;

/** Who tests when, with the results that the reader sees. */
export const listSlots = (db: Ask, reader: Reader, roundId: string): Promise<SlotRow[]> => askRows(db, slotRowShape)`
  SELECT s.id::text, b.number AS "bodyNumber", ${nameFor(reader, Prisma.sql`b`)} AS "bodyName", s.direction, o.code AS "organizationCode",
    ${nameFor(reader, Prisma.sql`o`)} AS "organizationName", s.from_on::text AS "fromOn", s.to_on::text AS "toOn", s.voluntary,
    ${wordFor(reader, Prisma.sql`s.note`, Prisma.sql`s.note_en`)} AS note, count(*) FILTER (WHERE t.result = 'passed')::int AS passed,
    count(*) FILTER (WHERE t.result = 'failed')::int AS failed, count(*) FILTER (WHERE t.result = 'exempt')::int AS exempt,
    count(*) FILTER (WHERE t.result = 'declined')::int AS declined
  FROM test_slots s LEFT JOIN test_bodies b ON b.id = s.body_id LEFT JOIN organizations o ON o.id = s.organization_id
    LEFT JOIN test_results t ON t.slot_id = s.id
  WHERE s.round_id = ${roundId}::uuid GROUP BY s.id, b.id, o.id
  ORDER BY array_position(ARRAY['provide', 'request', 'confirm'], s.direction), b.number, s.from_on, o.code`;

const resultColumns = (
  reader: Reader,
): Prisma.Sql => Prisma.sql`t.slot_id::text AS "slotId", o.code AS "organizationCode",
  ${nameFor(reader, Prisma.sql`o`)} AS "organizationName", coalesce(${nameFor(reader, Prisma.sql`p`)}, '') AS "prefectureName", s.direction,
  ${nameFor(reader, Prisma.sql`b`)} AS "bodyName", t.result, t.tested_on::text AS "testedOn", t.comment, t.reported_by AS "reportedBy"`;

/** Results of a round that the reader sees, up to `limit`; failed ones first. */
export const listResults = (db: Ask, reader: Reader, roundId: string, limit: number): Promise<ResultRow[]> => askRows(
  db,
  resultRowShape,
)`
  SELECT ${resultColumns(reader)} FROM test_results t JOIN test_slots s ON s.id = t.slot_id LEFT JOIN test_bodies b ON b.id = s.body_id
    JOIN organizations o ON o.id = t.organization_id LEFT JOIN organizations p ON p.id = o.parent_id
  WHERE s.round_id = ${roundId}::uuid ORDER BY (t.result = 'failed') DESC, o.code, s.direction LIMIT ${limit}`;

/** The slots of the own organization, with what it reported. */
export const listOwnSlots = (db: Ask, viewer: Viewer, kind: string, roundId: string): Promise<OwnSlot[]> => askRows(
  db,
  ownSlotShape,
)`
  SELECT s.id::text, s.direction, ${nameFor(viewer, Prisma.sql`b`)} AS "bodyName", s.from_on::text AS "fromOn", s.to_on::text AS "toOn", s.voluntary,
    t.result, t.version
  FROM test_slots s LEFT JOIN test_bodies b ON b.id = s.body_id
    LEFT JOIN test_results t ON t.slot_id = s.id AND t.organization_id = ${viewer.organizationId}::uuid
  WHERE s.round_id = ${roundId}::uuid AND (s.organization_id = ${viewer.organizationId}::uuid
    OR (s.organization_id IS NULL AND ${['municipality', 'prefecture'].includes(kind)})) ORDER BY s.from_on, s.id`;

/** What gathered in the freezes of a round, as far as the reader sees it; the most that is left first. */
export const listBacklogs = (db: Ask, reader: Reader, roundId: string, limit: number): Promise<BacklogRow[]> => askRows(
  db,
  backlogRowShape,
)`
  SELECT f.id::text AS "freezeId", f.kind, l.work, o.id::text AS "organizationId", o.code AS "organizationCode",
    ${nameFor(reader, Prisma.sql`o`)} AS "organizationName", coalesce(${nameFor(reader, Prisma.sql`p`)}, '') AS "prefectureName", l.waiting,
    l.worked_off AS "workedOff", l.reminded_at AS "remindedAt", l.version
  FROM freeze_backlogs l JOIN freezes f ON f.id = l.freeze_id JOIN organizations o ON o.id = l.organization_id
    LEFT JOIN organizations p ON p.id = o.parent_id
  WHERE f.round_id = ${roundId}::uuid ORDER BY l.waiting - l.worked_off DESC, o.code, l.work LIMIT ${limit}`;

/** The freezes that block something today. */
export const listFrozen = (db: Ask, reader: Reader): Promise<Freeze[]> => askRows(db, freezeShape)`
  SELECT ${freezeColumns(reader)} FROM freezes f WHERE f.from_on <= ${today()}::date AND (f.to_on IS NULL OR f.to_on >= ${today()}::date)`;
