import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { saysWords } from '@/lib/access/search/matching';
import { readPlainNumber } from '@/lib/access/search/words';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import type { OrganizationId } from '@/lib/core/ids';
import { pageSize } from '../constants';
import { summaryColumns, summaryTables } from '../queries';
import { type ApplicationSummary, applicationSummaryShape } from '../types';
import type { ApplicationFilter, ApplicationTab } from './schema';

/** Counting ends here: a list says 「1,000件以上」 instead of making everybody wait. */
export const countLimit = 1_000;

export type Viewer = Pick<Actor, 'organizationId' | 'locale'>;

const tabs: Readonly<Record<ApplicationTab, (organizationId: OrganizationId) => Prisma.Sql>> = {
  waiting: (id) => Prisma.sql`a.waiting_organization_id = ${id}::uuid`,
  own: (id) => Prisma.sql`a.organization_id = ${id}::uuid`,
  // Whom it concerns without having filed it reviews it or has; one's own is reviewed where one's body has a step of it.
  reviewed: (id) => Prisma.sql`a.concerned_ids @> ARRAY[${id}::uuid] AND (a.organization_id <> ${id}::uuid OR EXISTS (
    SELECT FROM application_steps s WHERE s.application_id = a.id AND s.organization_id = ${id}::uuid AND s.reached_at IS NOT NULL))`,
};

function conditions({ organizationId }: Viewer, tab: ApplicationTab, filter: ApplicationFilter): Prisma.Sql {
  const { state, form, from, q, overdue } = filter;
  return Prisma.join(
    [
      tabs[tab](organizationId),
      ...(state === undefined ? [] : [Prisma.sql`a.state = ${state}::application_state`]),
      ...(form === undefined ? [] : [Prisma.sql`a.form_code = ${form}`]),
      ...(from === undefined
        ? []
        : [
            Prisma.sql`a.organization_id IN (SELECT t.id FROM organizations t LEFT JOIN organizations u ON u.id = t.parent_id
              WHERE t.code = ${from} OR u.code = ${from})`,
          ]),
      ...(q === undefined || q === ''
        ? []
        : [Prisma.sql`((${saysWords(Prisma.sql`a.subject`, q)}) OR a.number = ${readPlainNumber(q) ?? -1})`]),
      ...(overdue === undefined ? [] : [Prisma.sql`a.due_on < ${dateInJapan(now())}::date`]),
    ],
    ' AND ',
  );
}

const orders: Readonly<Record<ApplicationTab, Prisma.Sql>> = {
  waiting: Prisma.sql`a.due_on, a.id`,
  own: Prisma.sql`a.id DESC`,
  reviewed: Prisma.sql`a.id DESC`,
};

export interface ApplicationPage {
  readonly rows: readonly ApplicationSummary[];
  /** How many match, counted up to one more than `countLimit`. */
  readonly total: number;
}

const totalShape = z.object({ total: z.number() });

/** A page of one of the reader's lists. */
export async function listApplications(
  db: Ask,
  viewer: Viewer,
  tab: ApplicationTab,
  filter: ApplicationFilter,
  limit = pageSize,
): Promise<ApplicationPage> {
  const where = conditions(viewer, tab, filter);
  const offset = (filter.page - 1) * limit;
  const rows = await askRows(db, applicationSummaryShape)`
    WITH page AS MATERIALIZED (SELECT a.id FROM applications a WHERE ${where} ORDER BY ${orders[tab]} LIMIT ${limit} OFFSET ${offset})
    SELECT ${summaryColumns(viewer)} FROM ${summaryTables} JOIN page ON page.id = a.id ORDER BY ${orders[tab]}`;
  const [count] = await askRows(db, totalShape)`
    SELECT count(*)::int AS total FROM (SELECT FROM applications a WHERE ${where} LIMIT ${countLimit + 1}) c`;
  return { rows, total: count?.total ?? 0 };
}

export const applicationFiguresShape = z.object({ waiting: z.number(), returned: z.number(), overdue: z.number() });
export type ApplicationFigures = z.infer<typeof applicationFiguresShape>;

/** What waits for the reader's organization, due first; each counted up to one more than `countLimit`. */
export async function countApplications(
  db: Ask,
  { organizationId }: Pick<Viewer, 'organizationId'>,
): Promise<ApplicationFigures> {
  const [row] = await askRows(db, applicationFiguresShape)`
    SELECT count(*) FILTER (WHERE a.state = 'in_review')::int AS waiting, count(*) FILTER (WHERE a.state = 'returned')::int AS returned,
      count(*) FILTER (WHERE a.due_on < ${dateInJapan(now())}::date)::int AS overdue
    FROM (SELECT state, due_on FROM applications WHERE waiting_organization_id = ${organizationId}::uuid
      ORDER BY due_on, id LIMIT ${countLimit + 1}) a`;
  return row ?? { waiting: 0, returned: 0, overdue: 0 };
}
