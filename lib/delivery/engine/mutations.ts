import 'server-only';
import { z } from 'zod';
import { administrators } from '@/lib/access/actor';
import { dateInJapan, minutesInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askOne } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { notify } from '@/lib/notifications/mutations';
import { giveApplies, recallApplies, type SlotNow, settleApplies } from './applies/mutations';
import { addReceipts, giveFetches, rollBack, settleFetches, supersede } from './progress/mutations';
import type { OpenRelease } from './queries';
import { isInSlot, judgeWave, minutesLeft, wavesIn } from './waves/rules';

/** Brings a release as far as it can go now; `at` is the operating clock's. Answers how much moved. */
export async function driveRelease(db: Db, release: OpenRelease, at: Date): Promise<number> {
  if (release.state === 'scheduled') return begin(db, release);
  const slot = slotAt(release.plan.slot, at);
  const moved = (await recallApplies(db, release, slot)) + (await settleFetches(db, release));
  const ended = moved + (await settleApplies(db, release));
  if (release.state === 'rolling_back') return ended + (await rollBack(db, release));
  if (release.state === 'stopped') return ended;
  const given = ended + (await giveFetches(db, release)) + (await giveApplies(db, release, slot));
  return given + (release.state === 'running' ? await judge(db, release) : 0);
}

function slotAt(slot: OpenRelease['plan']['slot'], at: Date): SlotNow {
  const minute = minutesInJapan(at);
  return { open: isInSlot(slot, minute), left: minutesLeft(slot, minute), date: dateInJapan(at), minute };
}

async function begin(db: Db, release: OpenRelease): Promise<number> {
  const added = await addReceipts(db, release);
  await supersede(db, release);
  await db.$executeRaw`
    UPDATE delivery_releases SET state = 'running', version = version + 1 WHERE id = ${release.id}::uuid AND state = 'scheduled'`;
  return added + 1;
}

const judgeShape = z.object({ total: z.number(), confirmed: z.number(), failed: z.number() });

/** The present wave decides: further, on, or stop. */
async function judge(db: Db, release: OpenRelease): Promise<number> {
  const [counts] = await askOne(db, judgeShape)`
    SELECT count(*)::int AS total, count(*) FILTER (WHERE state IN ('confirmed', 'superseded'))::int AS confirmed,
      count(*) FILTER (WHERE state = 'failed')::int AS failed
    FROM delivery_receipts WHERE release_id = ${release.id}::uuid AND wave = ${release.wave}::integer`;
  const verdict = judgeWave(release.plan, counts);
  if (verdict === 'wait') return 0;
  if (verdict === 'stop') return stop(db, release, counts.failed);
  const last = release.wave >= wavesIn(release.plan);
  return db.$executeRaw`
    UPDATE delivery_releases SET wave = CASE WHEN ${last} THEN wave ELSE wave + 1 END, version = version + 1,
      state = (CASE WHEN ${last} THEN 'done' ELSE 'running' END)::release_state, ended_at = CASE WHEN ${last} THEN ${now()}::timestamptz END
    WHERE id = ${release.id}::uuid AND state = 'running' AND wave = ${release.wave}::integer`;
}

/** Too many failures: nothing more is applied, and what was is taken back if the plan says so. */
async function stop(db: Db, release: OpenRelease, failed: number): Promise<number> {
  const state = release.plan.rollBack ? 'rolling_back' : 'stopped';
  const changed = await db.$executeRaw`
    UPDATE delivery_releases SET state = ${state}::release_state, stop_reason = ${`wave ${release.wave}: ${failed}`}, version = version + 1
     WHERE id = ${release.id}::uuid AND state = 'running'`;
  if (changed > 0)
    await notify(db, null, {
      kind: 'delivery.stopped',
      organizationId: release.organizationId,
      roles: administrators,
      targetType: 'delivery_release',
      targetId: release.id,
      url: `/deliveries/${release.number}`,
      params: {
        name: release.name,
        version: release.packageVersion,
        wave: String(release.wave),
        failed: String(failed),
      },
      urgent: true,
    });
  return changed;
}
