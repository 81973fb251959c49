import 'server-only';
import { z } from 'zod';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { askOne } from '@/lib/core/rows';
import { readSummaries, summariesJson, summaryJsonShape } from '../list/queries';
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
import {
  type AreaCount,
  areaCountShape,
  type ColleagueLoad,
  colleagueLoadShape,
  type DayCount,
  type DeskFigures,
  dayCountShape,
  deskFiguresShape,
  type HourCount,
  hourCountShape,
  type RisingTopic,
  risingTopicShape,
} from './types';

const trendDays = 14;
const filters = {
  byDue: listTicketsSchema.parse({ desk: 'organization', sort: 'due' }),
  byUrgency: listTicketsSchema.parse({ desk: 'organization', sort: 'urgency' }),
  elsewhereByDue: listTicketsSchema.parse({ desk: 'waiting', state: 'unanswered', sort: 'due' }),
  open: listTicketsSchema.parse({ desk: 'all', state: 'open' }),
};

/** Everything that a dashboard shows, each part as JSON, in one round trip. */
async function readParts<Shape extends z.ZodType>(db: Ask, shape: Shape, parts: Prisma.Sql): Promise<z.output<Shape>> {
  const [row] = await askOne(db, shape)`SELECT ${parts}`;
  return row;
}

const summaries = z.array(summaryJsonShape).readonly();

const prefectureDeskShape = z.object({
  figures: deskFiguresShape,
  waiting: summaries,
  elsewhere: summaries,
  towns: z.array(areaCountShape).readonly(),
  days: z.array(dayCountShape).readonly(),
});

export interface PrefectureDesk {
  readonly figures: DeskFigures;
  readonly waiting: readonly TicketSummary[];
  /** What it gave upwards. */
  readonly elsewhere: readonly TicketSummary[];
  readonly towns: readonly AreaCount[];
  readonly days: readonly DayCount[];
}

export async function readPrefectureDesk(db: Ask, viewer: Viewer): Promise<PrefectureDesk> {
  const row = await readParts(
    db,
    prefectureDeskShape,
    Prisma.sql`${figures(viewer)} AS figures,
      ${summariesJson(viewer, filters.byDue, 10)} AS waiting,
      ${summariesJson(viewer, filters.elsewhereByDue, 10)} AS elsewhere,
      ${openByMunicipality(viewer)} AS towns,
      ${dayCounts(trendDays)} AS days`,
  );
  return { ...row, waiting: readSummaries(row.waiting), elsewhere: readSummaries(row.elsewhere) };
}

const nationalDeskShape = z.object({
  figures: deskFiguresShape,
  desk: summaries,
  areas: z.array(areaCountShape).readonly(),
  days: z.array(dayCountShape).readonly(),
});

export interface NationalDesk {
  readonly figures: DeskFigures;
  readonly desk: readonly TicketSummary[];
  readonly areas: readonly AreaCount[];
  readonly days: readonly DayCount[];
}

export async function readNationalDesk(db: Ask, viewer: Viewer): Promise<NationalDesk> {
  const row = await readParts(
    db,
    nationalDeskShape,
    Prisma.sql`${figures(viewer)} AS figures,
      ${summariesJson(viewer, filters.byDue, 8)} AS desk,
      ${openByPrefecture(viewer)} AS areas,
      ${dayCounts(trendDays)} AS days`,
  );
  return { ...row, desk: readSummaries(row.desk) };
}

const callCenterDeskShape = z.object({
  figures: deskFiguresShape,
  queue: summaries,
  loads: z.array(colleagueLoadShape).readonly(),
  calls: z.array(hourCountShape).readonly(),
  rising: z.array(risingTopicShape).readonly(),
});

export interface CallCenterDesk {
  readonly figures: DeskFigures;
  readonly queue: readonly TicketSummary[];
  readonly loads: readonly ColleagueLoad[];
  readonly calls: readonly HourCount[];
  readonly rising: readonly RisingTopic[];
}

export async function readCallCenterDesk(db: Ask, viewer: Viewer): Promise<CallCenterDesk> {
  const row = await readParts(
    db,
    callCenterDeskShape,
    Prisma.sql`${figures(viewer)} AS figures,
      ${summariesJson(viewer, filters.byUrgency, 12)} AS queue,
      ${colleagueLoads(viewer)} AS loads,
      ${callsByHour()} AS calls,
      ${risingTopics()} AS rising`,
  );
  return { ...row, queue: readSummaries(row.queue) };
}

const askingDeskShape = z.object({ figures: deskFiguresShape, waiting: summaries, asked: summaries });

export interface AskingDesk {
  readonly figures: DeskFigures;
  readonly waiting: readonly TicketSummary[];
  /** Its questions that are with somebody else. */
  readonly asked: readonly TicketSummary[];
}

/** For a body that asks; `code` is its own. */
export async function readAskingDesk(db: Ask, viewer: Viewer, code: string): Promise<AskingDesk> {
  const asked = listTicketsSchema.parse({ desk: 'waiting', from: code });
  const row = await readParts(
    db,
    askingDeskShape,
    Prisma.sql`${figures(viewer)} AS figures,
      ${summariesJson(viewer, filters.byUrgency, 8)} AS waiting,
      ${summariesJson(viewer, asked, 8)} AS asked`,
  );
  return { ...row, waiting: readSummaries(row.waiting), asked: readSummaries(row.asked) };
}

const openShape = z.object({ open: summaries });

/** What is open of all that the viewer's organization sees, newest first. */
export async function listOpen(db: Ask, viewer: Viewer): Promise<TicketSummary[]> {
  const { open } = await readParts(db, openShape, Prisma.sql`${summariesJson(viewer, filters.open, 8)} AS open`);
  return readSummaries(open);
}
