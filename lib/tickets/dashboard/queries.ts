import 'server-only';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { readSummaries, type SummaryJson, summariesJson } from '../list/queries';
import { listTicketsSchema } from '../list/schema';
import type { Viewer } from '../list/selection/queries';
import type { TicketSummary } from '../list/types';
import {
  callsByHour,
  colleagueLoads,
  dayCounts,
  figures,
  openByMunicipality,
  openByPrefecture,
  risingTopics,
} from './counts/queries';
import type { AreaCount, ColleagueLoad, DayCount, DeskFigures, HourCount, RisingTopic } from './types';

const trendDays = 14;
const filters = {
  byDue: listTicketsSchema.parse({ desk: 'organization', sort: 'due' }),
  byUrgency: listTicketsSchema.parse({ desk: 'organization', sort: 'urgency' }),
  elsewhereByDue: listTicketsSchema.parse({ desk: 'waiting', state: 'unanswered', sort: 'due' }),
  open: listTicketsSchema.parse({ desk: 'all', state: 'open' }),
};

/** Everything that a dashboard shows, each part as JSON, in one round trip. */
async function readParts<T>(db: Ask, parts: Prisma.Sql): Promise<T> {
  const [row] = await db.$queryRaw<T[]>`SELECT ${parts}`;
  if (row === undefined) throw new Error('a selection of values without a row');
  return row;
}

export interface PrefectureDesk {
  readonly figures: DeskFigures;
  readonly waiting: readonly TicketSummary[];
  /** What it gave upwards. */
  readonly elsewhere: readonly TicketSummary[];
  readonly towns: readonly AreaCount[];
  readonly days: readonly DayCount[];
}

export async function readPrefectureDesk(db: Ask, viewer: Viewer): Promise<PrefectureDesk> {
  const row = await readParts<
    Pick<PrefectureDesk, 'figures' | 'towns' | 'days'> & Record<'waiting' | 'elsewhere', SummaryJson[]>
  >(
    db,
    Prisma.sql`${figures(viewer)} AS figures,
      ${summariesJson(viewer, filters.byDue, 10)} AS waiting,
      ${summariesJson(viewer, filters.elsewhereByDue, 10)} AS elsewhere,
      ${openByMunicipality(viewer)} AS towns,
      ${dayCounts(trendDays)} AS days`,
  );
  return { ...row, waiting: readSummaries(row.waiting), elsewhere: readSummaries(row.elsewhere) };
}

export interface NationalDesk {
  readonly figures: DeskFigures;
  readonly desk: readonly TicketSummary[];
  readonly areas: readonly AreaCount[];
  readonly days: readonly DayCount[];
}

export async function readNationalDesk(db: Ask, viewer: Viewer): Promise<NationalDesk> {
  const row = await readParts<Omit<NationalDesk, 'desk'> & { desk: SummaryJson[] }>(
    db,
    Prisma.sql`${figures(viewer)} AS figures,
      ${summariesJson(viewer, filters.byDue, 8)} AS desk,
      ${openByPrefecture(viewer)} AS areas,
      ${dayCounts(trendDays)} AS days`,
  );
  return { ...row, desk: readSummaries(row.desk) };
}

export interface CallCenterDesk {
  readonly figures: DeskFigures;
  readonly queue: readonly TicketSummary[];
  readonly loads: readonly ColleagueLoad[];
  readonly calls: readonly HourCount[];
  readonly rising: readonly RisingTopic[];
}

export async function readCallCenterDesk(db: Ask, viewer: Viewer): Promise<CallCenterDesk> {
  const row = await readParts<Omit<CallCenterDesk, 'queue'> & { queue: SummaryJson[] }>(
    db,
    Prisma.sql`${figures(viewer)} AS figures,
      ${summariesJson(viewer, filters.byUrgency, 12)} AS queue,
      ${colleagueLoads(viewer)} AS loads,
      ${callsByHour()} AS calls,
      ${risingTopics()} AS rising`,
  );
  return { ...row, queue: readSummaries(row.queue) };
}

export interface AskingDesk {
  readonly figures: DeskFigures;
  readonly waiting: readonly TicketSummary[];
  /** Its questions that are with somebody else. */
  readonly asked: readonly TicketSummary[];
}

/** For a body that asks; `code` is its own. */
export async function readAskingDesk(db: Ask, viewer: Viewer, code: string): Promise<AskingDesk> {
  const asked = listTicketsSchema.parse({ desk: 'waiting', from: code });
  const row = await readParts<Pick<AskingDesk, 'figures'> & Record<'waiting' | 'asked', SummaryJson[]>>(
    db,
    Prisma.sql`${figures(viewer)} AS figures,
      ${summariesJson(viewer, filters.byUrgency, 8)} AS waiting,
      ${summariesJson(viewer, asked, 8)} AS asked`,
  );
  return { ...row, waiting: readSummaries(row.waiting), asked: readSummaries(row.asked) };
}

/** What is open of all that the viewer's organization sees, newest first. */
export async function listOpen(db: Ask, viewer: Viewer): Promise<TicketSummary[]> {
  const { open } = await readParts<{ open: SummaryJson[] }>(
    db,
    Prisma.sql`${summariesJson(viewer, filters.open, 8)} AS open`,
  );
  return readSummaries(open);
}
