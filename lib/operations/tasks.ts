import 'server-only';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Reactions } from '@/lib/access/domain-server';
import { askRows } from '@/lib/core/database/rows';
import { type Db, withSystem } from '@/lib/core/db';
import { publish } from '@/lib/core/events/publish';
import { operatingNow } from '@/lib/window/queries';
import { commandKinds, stepKinds } from './constants';
import { giveDailyProcessing, settleDailyProcessing } from './engine/daily/mutations';
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

const tokenShape = z.object({ token: z.number() });

/** The engine's lease, for this process; null = another has it. The row stays locked until the work's transaction ends. */
async function takeLease(db: Db): Promise<number | null> {
  const [row] = await askRows(db, tokenShape)`
    UPDATE operating_engine SET token = token + (holder <> ${holder})::integer, holder = ${holder},
      lease_until = clock_timestamp() + make_interval(secs => ${leaseSeconds}::integer)
    WHERE id = (SELECT id FROM operating_engine WHERE holder = ${holder} OR lease_until < clock_timestamp() FOR UPDATE SKIP LOCKED)
    RETURNING token`;
  return row?.token ?? null;
}

const isCommanded = (kind: string): kind is (typeof commandKinds)[number] => commandKinds.some((one) => one === kind);

/** Real milliseconds after which a transaction has done enough: what is left is done in the next one. */
const enough = 5_000;

interface Turn {
  readonly tick: Tick;
  readonly processing: Reactions['dailyProcessing'];
  readonly hasDoneEnough: () => boolean;
}

/** Everything that can happen now, in the order of a day; answers how much did. */
async function advance(db: Db, { tick, processing, hasDoneEnough }: Turn): Promise<number> {
  let moved = 0;
  for (const kind of stepKinds) {
    if (hasDoneEnough()) return moved;
    if (!isCommanded(kind)) {
      moved += await settleByClock(db, kind, tick);
      continue;
    }
    moved += await settleCommands(db, kind, tick);
    moved += await settleUnasked(db, kind, tick);
    if (kind === 'daily-processing') {
      moved += await settleDailyProcessing(db, tick, processing);
      moved += await giveDailyProcessing(db, tick, processing);
    }
    moved += await giveCommands(db, kind, tick);
  }
  return moved + (await giveUpLate(db, tick));
}

/**
 * Carries the day out: plans it where needed, takes up what the agents did and gives them what is next. One transaction: what is killed in
 * it has not happened, and what is committed happens once. A transaction that has done enough ends: on a slow machine, or where much is due
 * at once, the day goes on in the next one instead of running into a timeout. Answers whether anything changed.
 */
export function runDay({ dailyProcessing = [] }: Partial<Reactions> = {}): Promise<boolean> {
  return withSystem('operations.run_day', async (db) => {
    const begun = performance.now();
    const token = await takeLease(db);
    if (token === null) return false;
    const at = await operatingNow(db);
    const date = operatingDateOf(at);
    const tick = { at, token };
    const hasDoneEnough = () => performance.now() - begun > enough;
    const planned = await keepPlan(db, date, at, token);
    const excused = await keepExcuses(db, date, tick);
    let moved = 0;
    // Tier by tier: what one step opens is done in the same second.
    for (let pass = 0; pass < 10 && !hasDoneEnough(); pass += 1) {
      const now = await advance(db, { tick, processing: dailyProcessing, hasDoneEnough });
      moved += now;
      if (now === 0) break;
    }
    await closeDays(db, tick);
    const changed = planned || excused > 0 || moved > 0;
    if (changed) await publish(db, { organizationIds: '*', topic: 'operations', id: date });
    return changed;
  });
}
