import 'server-only';
import { randomUUID } from 'node:crypto';
import { type Db, withSystem } from '@/lib/core/db';
import { publish } from '@/lib/core/events';
import { operatingNow } from '@/lib/window/queries';
import { commandKinds, stepKinds } from './constants';
import { keepPlan } from './engine/planning/mutations';
import {
  closeDays,
  giveCommands,
  giveUpLate,
  keepExcuses,
  settleByClock,
  settleCommands,
  settleUnasked,
  type Tick,
} from './engine/progress/mutations';
import { operatingDateOf } from './rules';

const holder = randomUUID();
const leaseSeconds = 10;

/** The engine's lease, for this process; null = another has it. The row stays locked until the work's transaction ends. */
async function takeLease(db: Db): Promise<number | null> {
  const [row] = await db.$queryRaw<{ token: number }[]>`
    UPDATE operating_engine SET token = token + (holder <> ${holder})::integer, holder = ${holder},
      lease_until = clock_timestamp() + make_interval(secs => ${leaseSeconds}::integer)
    WHERE id = (SELECT id FROM operating_engine WHERE holder = ${holder} OR lease_until < clock_timestamp() FOR UPDATE SKIP LOCKED)
    RETURNING token`;
  return row?.token ?? null;
}

const isCommanded = (kind: string): kind is (typeof commandKinds)[number] => commandKinds.some((one) => one === kind);

/** Everything that can happen now, in the order of a day; answers how much did. */
async function advance(db: Db, tick: Tick): Promise<number> {
  let moved = 0;
  for (const kind of stepKinds) {
    if (!isCommanded(kind)) {
      moved += await settleByClock(db, kind, tick);
      continue;
    }
    moved += await settleCommands(db, kind, tick);
    moved += await settleUnasked(db, kind, tick);
    moved += await giveCommands(db, kind, tick);
  }
  return moved + (await giveUpLate(db, tick));
}

/**
 * Carries the day out: plans it where needed, takes up what the agents did and gives them what is next. One transaction: what is killed in
 * it has not happened, and what is committed happens once. Answers whether anything changed.
 */
export function runDay(): Promise<boolean> {
  return withSystem('operations.run_day', async (db) => {
    const token = await takeLease(db);
    if (token === null) return false;
    const at = await operatingNow(db);
    const date = operatingDateOf(at);
    const tick = { at, token };
    const planned = await keepPlan(db, date, at, token);
    const excused = await keepExcuses(db, date, tick);
    let moved = 0;
    // Tier by tier: what one step opens is done in the same second.
    for (let pass = 0; pass < 10; pass += 1) {
      const now = await advance(db, tick);
      moved += now;
      if (now === 0) break;
    }
    await closeDays(db, tick);
    const changed = planned || excused > 0 || moved > 0;
    if (changed) await publish(db, { organizationIds: '*', topic: 'operations', id: date });
    return changed;
  });
}
