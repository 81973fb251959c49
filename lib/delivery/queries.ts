import 'server-only';
import { z } from 'zod';
import { nameFor, type Reader } from '@/lib/access/names';
import { askOne, askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { joinCounts, receiptCounts } from './totals/queries';
import {
  type PackageSummary,
  type PrefectureProgress,
  packageSummaryShape,
  prefectureProgressShape,
  type ReceiptRow,
  type ReleaseDetail,
  type ReleaseSummary,
  receiptRowShape,
  releaseDetailShape,
  releaseSummaryShape,
  type WaveProgress,
  waveProgressShape,
} from './types';

/** A part of a list: at most so many, from the page on (from 1). */
interface Part {
  readonly page: number;
  readonly most: number;
}

const whole: Part = { page: 1, most: 200 };

export const listPackages = (
  db: Ask,
  which = Prisma.sql`true`,
  { page, most }: Part = whole,
): Promise<PackageSummary[]> =>
  askRows(db, packageSummaryShape)`
    SELECT id::text, name, version, kind::text AS kind, title, notes, node_kinds AS "nodeKinds", requires, apply_command AS "applyCommand",
      undo_command AS "undoCommand", check_command AS "checkCommand", file_name AS "fileName", size::float8 AS size, hash,
      created_at AS "createdAt", created_by AS "createdBy"
    FROM delivery_packages WHERE ${which} ORDER BY created_at DESC, id
    LIMIT ${most}::integer OFFSET ${(page - 1) * most}::integer`;

export async function findPackage(db: Ask, id: string): Promise<PackageSummary | null> {
  const [found] = await listPackages(db, Prisma.sql`id = ${id}::uuid`);
  return found ?? null;
}

const columns = Prisma.sql`
  r.id::text, r.number, p.name, p.version AS "packageVersion", p.title, p.kind::text AS kind, r.state::text AS state,
  r.starts_at AS "startsAt", r.ended_at AS "endedAt", r.wave`;

const newest = Prisma.sql`r.state IN ('done', 'cancelled', 'rolled_back'), r.starts_at DESC, r.number DESC`;

/** Releases with how far their nodes are, as far as the reader sees them; those under way and to come first, the newest of each before. */
export const listReleases = (
  db: Ask,
  which = Prisma.sql`true`,
  { page, most }: Part = whole,
): Promise<ReleaseSummary[]> =>
  askRows(db, releaseSummaryShape)`
    SELECT ${columns}, c.*
    FROM (SELECT * FROM delivery_releases r WHERE ${which}
      ORDER BY ${newest} LIMIT ${most}::integer OFFSET ${(page - 1) * most}::integer) r
    JOIN delivery_packages p ON p.id = r.package_id ${joinCounts} ORDER BY ${newest}`;

const countListedShape = z.object({ releases: z.number(), packages: z.number() });

/** How many releases and packages there are, as far as the reader sees them. */
export async function countListed(db: Ask, which = Prisma.sql`true`): Promise<{ releases: number; packages: number }> {
  const [counts] = await askOne(db, countListedShape)`
    SELECT (SELECT count(*)::int FROM delivery_releases r WHERE ${which}) AS releases,
      (SELECT count(*)::int FROM delivery_packages) AS packages`;
  return counts;
}

/** Releases `r` that begin or are under way between two business dates. */
export const between = (from: string, to: string): Prisma.Sql => Prisma.sql`
  r.state NOT IN ('proposed', 'cancelled') AND (r.starts_at AT TIME ZONE 'Asia/Tokyo')::date <= ${to}::date
  AND (coalesce(r.ended_at, CASE WHEN r.state = 'scheduled' THEN r.starts_at ELSE greatest(r.starts_at, now()) END)
    AT TIME ZONE 'Asia/Tokyo')::date >= ${from}::date`;
export const ofPackage = (id: string): Prisma.Sql => Prisma.sql`r.package_id = ${id}::uuid`;
/** Both conditions. */
export const both = (one: Prisma.Sql, other: Prisma.Sql): Prisma.Sql => Prisma.sql`(${one}) AND (${other})`;

export async function getRelease(db: Ask, number: number): Promise<ReleaseDetail | null> {
  const [release] = await askRows(db, releaseDetailShape)`
    SELECT ${columns}, c.*, r.version, r.plan, r.stop_reason AS "stopReason", p.notes, p.file_name AS "fileName",
      p.size::float8 AS size, p.hash, p.apply_command AS "applyCommand", p.undo_command AS "undoCommand", p.check_command AS "checkCommand",
      r.proposed_by_id::text AS "proposedById", r.proposed_by AS "proposedBy", r.proposed_at AS "proposedAt",
      r.approved_by AS "approvedBy", r.approved_at AS "approvedAt"
    FROM delivery_releases r JOIN delivery_packages p ON p.id = r.package_id ${joinCounts} WHERE r.number = ${number}::integer`;
  return release ?? null;
}

export const listWaves = (db: Ask, releaseId: string): Promise<WaveProgress[]> =>
  askRows(
    db,
    waveProgressShape,
  )`SELECT x.wave, ${receiptCounts} FROM delivery_receipts x WHERE x.release_id = ${releaseId}::uuid GROUP BY x.wave ORDER BY x.wave`;

export const listPrefectureProgress = (db: Ask, reader: Reader, releaseId: string): Promise<PrefectureProgress[]> =>
  askRows(db, prefectureProgressShape)`
    SELECT f.code, ${nameFor(reader, Prisma.sql`f`)} AS name, ${receiptCounts}
    FROM delivery_receipts x JOIN nodes n ON n.id = x.node_id JOIN organizations o ON o.id = n.organization_id
    JOIN organizations f ON f.id = CASE o.kind WHEN 'municipality' THEN o.parent_id ELSE o.id END
    WHERE x.release_id = ${releaseId}::uuid GROUP BY f.id
    ORDER BY count(*) FILTER (WHERE x.state = 'failed') DESC, f.code`;

export const receiptsPage = 100;

/** Nodes of a release, failures first; a page, and one row more where another follows. */
export const listReceipts = (
  db: Ask,
  reader: Reader,
  releaseId: string,
  page: number,
  size = receiptsPage,
): Promise<ReceiptRow[]> =>
  askRows(db, receiptRowShape)`
    SELECT n.code AS "nodeCode", ${nameFor(reader, Prisma.sql`n`)} AS "nodeName", n.kind::text AS "nodeKind",
      ${nameFor(reader, Prisma.sql`o`)} AS "organizationName", x.wave, x.state::text AS state, x.percent, x.reason, x.attempt,
      x.updated_at AS "updatedAt"
    FROM delivery_receipts x JOIN nodes n ON n.id = x.node_id JOIN organizations o ON o.id = n.organization_id
    WHERE x.release_id = ${releaseId}::uuid
    ORDER BY array_position(ARRAY['failed', 'applying', 'applied', 'downloading', 'staged', 'waiting', 'verified', 'planned', 'rolling_back',
      'rolled_back', 'superseded', 'confirmed'], x.state::text), n.kind, n.code
    LIMIT ${size + 1}::integer OFFSET ${(page - 1) * size}::integer`;
