import 'server-only';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { newId } from '@/lib/core/ids';
import { loadScheduleFacts } from '../../schedules/queries';
import { judgeTimes, nextTime, type ScheduleFacts, timesBetween } from '../../schedules/rules';
import type { ActiveNet } from '../queries';
import { tellMissed } from '../watch/mutations';

/** Times that have come become runs, once each; those that nothing could begin in time are recorded. Answers how many. */
export async function takeUpTimes(db: Db, nets: readonly ActiveNet[], at: Date): Promise<number> {
  const due = nets.filter(({ nextAt }) => nextAt !== null && nextAt <= at);
  if (due.length === 0) return 0;
  const oldest = due.reduce((one, { nextAt }) => (nextAt && nextAt < one ? nextAt : one), at);
  const facts = await loadScheduleFacts(db, oldest, at);
  for (const net of due) await takeUpNet(db, net, at, facts);
  return due.length;
}

async function takeUpNet(db: Db, net: ActiveNet, at: Date, facts: ScheduleFacts): Promise<void> {
  const { definition, nextAt } = net;
  const from = new Date((nextAt?.getTime() ?? at.getTime()) - 1);
  const times = timesBetween(definition.schedule, from, at, facts);
  const judged =
    net.state === 'held' ? { onTime: [], late: [], missed: times } : judgeTimes(times, definition.missed, at);
  await insertRuns(db, net, judged.onTime, 'scheduled', 'waiting');
  await insertRuns(db, net, judged.late, 'late', 'waiting');
  const missed = await insertRuns(db, net, judged.missed, 'scheduled', 'missed', at);
  if (missed > 0 && net.state === 'active') await tellMissed(db, net, judged.missed);
  await keepNext(db, net.id, nextTime(definition.schedule, at, facts));
}

async function insertRuns(
  db: Db,
  { id, version }: ActiveNet,
  times: readonly Date[],
  kind: 'scheduled' | 'late',
  state: 'waiting' | 'missed',
  endedAt: Date | null = null,
): Promise<number> {
  if (times.length === 0) return 0;
  return db.$executeRaw`
    INSERT INTO job_net_runs (id, net_id, nominal_at, version, kind, state, ended_at)
    SELECT i, ${id}::uuid, t, ${version}::integer, ${kind}, ${state}::job_run_state, ${endedAt}::timestamptz
      FROM unnest(${times.map(() => newId())}::uuid[], ${times.map((time) => time.toISOString())}::timestamptz[]) AS x (i, t)
    ON CONFLICT (net_id, nominal_at) DO NOTHING`;
}

const keepNext = (db: Db, netId: string, next: Date | null): Promise<number> =>
  db.$executeRaw`UPDATE job_nets SET next_at = ${next} WHERE id = ${netId}::uuid`;

/** Nets without a next time, or with one that the operating clock was moved away from, get theirs. */
export async function planTimes(db: Db, nets: readonly ActiveNet[], at: Date): Promise<void> {
  const facts = await loadScheduleFacts(db, at, at);
  for (const { id, definition, nextAt } of nets) {
    const next = nextTime(definition.schedule, at, facts);
    if ((nextAt === null || nextAt > at) && next?.getTime() !== nextAt?.getTime()) await keepNext(db, id, next);
  }
}

/** Nets that come after others run when these have, once for the latest of their nominal times on a business date. */
export async function chainRuns(db: Db, nets: readonly ActiveNet[], at: Date): Promise<number> {
  let made = 0;
  for (const { id, version, since, state, definition } of nets) {
    const { schedule } = definition;
    if (schedule.kind !== 'after' || state !== 'active') continue;
    const codes = [...new Set(schedule.nets)];
    // Written by the real clock; runs go by the operating one.
    const from = new Date(since.getTime() + at.getTime() - now().getTime());
    made += await db.$executeRaw`
      WITH latest AS (
        SELECT DISTINCT ON (n.code, d.date) n.code, d.date, r.nominal_at, r.state, r.ended_at
          FROM job_net_runs r JOIN job_nets n ON n.id = r.net_id,
          LATERAL (SELECT (r.nominal_at AT TIME ZONE 'Asia/Tokyo')::date AS date) d
         WHERE n.code = ANY (${codes}::text[]) AND r.nominal_at > ${at}::timestamptz - interval '3 days' AND r.nominal_at <= ${at}
         ORDER BY n.code, d.date, r.nominal_at DESC),
      ready AS (
        SELECT max(nominal_at) AS nominal FROM latest GROUP BY date
        HAVING count(*) = ${codes.length} AND bool_and(ended_at IS NOT NULL AND state <> 'missed')
           AND (${schedule.on === 'ended'} OR bool_and(state = 'succeeded')) AND max(ended_at) >= ${from})
      INSERT INTO job_net_runs (id, net_id, nominal_at, version, kind)
      SELECT gen_random_uuid(), ${id}::uuid, nominal, ${version}::integer, 'chained' FROM ready
      ON CONFLICT (net_id, nominal_at) DO NOTHING`;
  }
  return made;
}
