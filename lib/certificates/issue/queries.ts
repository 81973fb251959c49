import 'server-only';
import { z } from 'zod';
import { dateInJapan } from '@/lib/calendar/rules';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { CertificateKind } from '@/lib/core/generated/enums';
import type { UserId } from '@/lib/core/ids';
import { type IssueDetail, type IssueSummary, issueDetailShape, issueSummaryShape } from './types';

const summary = Prisma.sql`c.id::text, c.serial, c.kind::text AS kind, c.resident_number AS "residentNumber", c.subject, c.place, c.site,
  c.data_at AS "dataAt", c.previous_day AS "previousDay", c.stock_name AS "stockName", c.sheet_from AS "sheetFrom", c.sheets::int,
  c.issued_by_name AS "issuedByName", c.at, c.outcome::text AS outcome, c.failure, c.reprint_of::text AS "reprintOf", c.reason`;

export interface IssueFilter {
  readonly q: string;
  readonly kind?: CertificateKind | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly page: number;
}

export const issuePageSize = 50;

const startOfDay = (date: string) => new Date(`${date}T00:00:00+09:00`);

function conditions({ q, kind, from, to }: IssueFilter): Prisma.Sql {
  const parts = [
    Prisma.sql`true`,
    ...(kind ? [Prisma.sql`c.kind = ${kind}::certificate_kind`] : []),
    ...(from ? [Prisma.sql`c.at >= ${startOfDay(from)}`] : []),
    ...(to ? [Prisma.sql`c.at < ${new Date(startOfDay(to).getTime() + 86_400_000)}`] : []),
    ...q
      .split(/\s+/u)
      .filter(Boolean)
      .map(
        (word) =>
          Prisma.sql`strpos(concat_ws(E'\n', c.serial, c.resident_number, c.subject, c.issued_by_name, c.place, c.stock_name), ${word}) > 0`,
      ),
  ];
  return Prisma.join(parts, ' AND ');
}

const listIssuesShape = issueSummaryShape.extend({ total: z.number() });

/** What the own town issued, the newest first. */
export async function listIssues(
  db: Ask,
  filter: IssueFilter,
  pageSize = issuePageSize,
): Promise<{ readonly rows: IssueSummary[]; readonly total: number }> {
  const rows = await askRows(db, listIssuesShape)`
    SELECT ${summary}, (count(*) OVER ())::int AS total FROM certificate_issues c WHERE ${conditions(filter)}
     ORDER BY c.at DESC, c.id DESC LIMIT ${pageSize} OFFSET ${(filter.page - 1) * pageSize}`;
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** One issue; null = the own town has none with this id. */
export async function getIssue(db: Ask, id: string): Promise<IssueDetail | null> {
  const [row] = await askRows(db, issueDetailShape)`
    SELECT ${summary}, c.resident_id::text AS "residentId", c.options, c.document, c.declaration, c.stock_id::text AS "stockId",
      coalesce(s.offset_x, 0)::int AS "offsetX", coalesce(s.offset_y, 0)::int AS "offsetY", coalesce(a.decided_by_name, '') AS "approvedBy",
      c.confirmed_at AS "confirmedAt", c.confirmed_by AS "confirmedBy", coalesce(o.serial, c.serial) AS "originalSerial",
      coalesce(o.at, c.at) AS "originalAt",
      (SELECT count(*)::int FROM certificate_issues p WHERE p.reprint_of = coalesce(c.reprint_of, c.id)) AS reprints
    FROM certificate_issues c LEFT JOIN certificate_issues o ON o.id = c.reprint_of
      LEFT JOIN paper_stocks s ON s.id = c.stock_id LEFT JOIN certificate_approvals a ON a.id = c.approval_id
   WHERE c.id = ${id}::uuid`;
  return row ?? null;
}

/** Today's issues by kind, and those of which nobody has said whether they were printed. */
export interface TodaysIssues {
  readonly counts: readonly { readonly kind: CertificateKind; readonly count: number }[];
  readonly waiting: number;
}

const getTodaysIssuesShape = z.object({ kind: z.enum(CertificateKind), count: z.number(), waiting: z.number() });

export async function getTodaysIssues(db: Ask, now: Date): Promise<TodaysIssues> {
  const rows = await askRows(db, getTodaysIssuesShape)`
    SELECT kind::text AS kind, count(*)::int AS count, count(*) FILTER (WHERE outcome = 'waiting')::int AS waiting
      FROM certificate_issues WHERE at >= ${startOfDay(dateInJapan(now))} GROUP BY kind ORDER BY kind`;
  return { counts: rows, waiting: rows.reduce((sum, { waiting }) => sum + waiting, 0) };
}

const placeShape = z.object({ place: z.string() });

/** Where a user issued last today, so that a lent terminal is chosen once. */
export async function lastPlaceOf(db: Ask, userId: UserId, now: Date): Promise<string | null> {
  const [row] = await askRows(db, placeShape)`
    SELECT place FROM certificate_issues WHERE issued_by = ${userId}::uuid AND at >= ${startOfDay(dateInJapan(now))}
     ORDER BY at DESC LIMIT 1`;
  return row?.place ?? null;
}
