import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import { type Ask, askAs } from '@/lib/core/db';
import type { ExportColumn, ExportFormat } from '@/lib/core/export/columns';
import { exportResponse } from '@/lib/core/export/response';
import { Prisma } from '@/lib/core/generated/client';
import { translationsOf } from '@/lib/core/i18n/server';
import type { TargetReportFilter } from './schema';
import { type HoldingReport, holdingReportShape, type TierReport, tierReportShape } from './types';

export const monthOf = ({ month }: TargetReportFilter): string => month ?? dateInJapan(now()).slice(0, 7);

/** Is the instant within the month in Japan? */
const within = (
  column: Prisma.Sql,
  month: string,
) => Prisma.sql`${column} >= (${`${month}-01`}::date::timestamp AT TIME ZONE 'Asia/Tokyo')
  AND ${column} < ((${`${month}-01`}::date + interval '1 month')::timestamp AT TIME ZONE 'Asia/Tokyo')`;

const matter = ({ category, urgency }: TargetReportFilter) =>
  Prisma.join(
    [
      Prisma.sql`true`,
      ...(category === undefined ? [] : [Prisma.sql`t.category = ${category}::ticket_category`]),
      ...(urgency === undefined ? [] : [Prisma.sql`t.urgency = ${urgency}::ticket_urgency`]),
    ],
    ' AND ',
  );

/** A target as met, missed or open, counted; what waits for the asker is open. */
function counted(due: Prisma.Sql, metAt: Prisma.Sql): Prisma.Sql {
  const late = Prisma.sql`(coalesce(${metAt} > ${due}, false) OR (${metAt} IS NULL AND s.paused_since IS NULL AND ${now()} > ${due}))`;
  return Prisma.sql`json_build_object('met', count(*) FILTER (WHERE ${metAt} <= ${due}), 'missed', count(*) FILTER (WHERE ${late}),
    'open', count(*) FILTER (WHERE ${metAt} IS NULL AND NOT ${late}))`;
}

const hours = (metAt: Prisma.Sql) =>
  Prisma.sql`percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM ${metAt} - s.started_at) / 3600)::float8`;

/** Of what came in in the month and the reader's organization sees, by the tier of the desk that owed the answer. */
export function reportTiers(db: Ask, filter: TargetReportFilter): Promise<TierReport[]> {
  const [first, solved] = [Prisma.sql`s.first_responded_at`, Prisma.sql`s.solved_at`];
  return askRows(db, tierReportShape)`
    SELECT d.kind::text AS tier, count(*)::int AS tickets, ${counted(Prisma.sql`s.first_response_due`, first)} AS "firstResponse",
      ${counted(Prisma.sql`s.solution_due`, solved)} AS solution, ${hours(first)} AS "medianFirst", ${hours(solved)} AS "medianSolution"
    FROM ticket_targets s JOIN tickets t ON t.id = s.ticket_id JOIN organizations d ON d.id = s.desk_organization_id
    WHERE ${within(Prisma.sql`s.started_at`, monthOf(filter))} AND ${matter(filter)} GROUP BY d.kind ORDER BY d.kind`;
}

/** How long each tier had in hand what it handed on in the month, and what it has now, as far as the reader's organization sees it. */
export function reportHoldings(db: Ask, filter: TargetReportFilter): Promise<HoldingReport[]> {
  const month = within(Prisma.sql`h.until`, monthOf(filter));
  const length = Prisma.sql`extract(epoch FROM h.until - h.since) / 3600`;
  return askRows(db, holdingReportShape)`
    SELECT o.kind::text AS tier, count(*) FILTER (WHERE ${month})::int AS "handedOn",
      coalesce(percentile_cont(0.5) WITHIN GROUP (ORDER BY ${length}) FILTER (WHERE ${month}), 0)::float8 AS median,
      coalesce(percentile_cont(0.9) WITHIN GROUP (ORDER BY ${length}) FILTER (WHERE ${month}), 0)::float8 AS ninetieth,
      count(*) FILTER (WHERE h.until IS NULL AND t.state NOT IN ('answered', 'closed', 'withdrawn'))::int AS held
    FROM ticket_holdings h JOIN tickets t ON t.id = h.ticket_id JOIN organizations o ON o.id = h.organization_id
    WHERE ((${month}) OR (h.until IS NULL AND t.state NOT IN ('answered', 'closed', 'withdrawn'))) AND ${matter(filter)}
    GROUP BY o.kind ORDER BY o.kind`;
}

/** The table of tiers as a file. */
export async function targetReportExport(
  actor: Actor,
  filter: TargetReportFilter,
  format: ExportFormat,
): Promise<Response> {
  const t = translationsOf(actor.locale, 'tickets');
  const number = (header: string, value: (row: TierReport) => number | null): ExportColumn<TierReport> => ({
    kind: 'number',
    header,
    value,
  });
  const columns: ExportColumn<TierReport>[] = [
    { header: t('reports.tier'), value: ({ tier }) => t(`kinds.organization.${tier}`) },
    number(t('reports.tickets'), ({ tickets }) => tickets),
    ...(['firstResponse', 'solution'] as const).flatMap((target) =>
      (['met', 'missed', 'open'] as const).map((state) =>
        number(`${t(`reports.${target}`)} ${t(`reports.${state}`)}`, (row) => row[target][state]),
      ),
    ),
    number(`${t('reports.firstResponse')} ${t('reports.median')}`, ({ medianFirst }) => medianFirst),
    number(`${t('reports.solution')} ${t('reports.median')}`, ({ medianSolution }) => medianSolution),
  ];
  const rows = [await reportTiers(askAs(actor, 'custom'), filter)];
  return exportResponse({
    format,
    name: `${t('reports.title')} ${monthOf(filter)}`,
    columns,
    rows,
    locale: actor.locale,
  });
}
