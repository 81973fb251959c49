import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { askClient } from '@/lib/core/database/client-rows';
import { superuserUrl } from '../portal/embedded.mjs';
import { whoRuns } from '../portal/lock.mjs';
import { readSecrets } from '../portal/secrets.mjs';
import { type Activation, environmentOf, folderOf, forget } from './activation';
import { writeRecord } from './ended-record';
import { asSystem, type SitePlace } from './place';

const countShape = z.object({ n: z.number() });

const stateShape = z.object({
  state: z.string(),
  endedAt: z.date().nullable(),
  endedBy: z.string(),
  reason: z.string(),
});
export type Ended = z.infer<typeof stateShape>;

/** Says in the environment that it has ended, so that it issues nothing more; answers how many applications wait there for the center. */
export const endIn = (ownerUrl: string, id: string, { state, endedAt, endedBy, reason }: Ended): Promise<number> =>
  asSystem(ownerUrl, async (client) => {
    await client.query(
      `UPDATE declarations SET state = $2, ended_at = $3, ended_by = $4, end_reason = $5, version = version + 1
       WHERE id = $1 AND state IN ('requested', 'open')`,
      [id, state, endedAt, endedBy, reason],
    );
    const rows = await askClient(
      client,
      countShape,
      'SELECT count(*)::int AS n FROM queued_applications WHERE delivered_at IS NULL',
    );
    return rows[0]?.n ?? 0;
  });

/**
 * Nothing of an environment stays but a record, encrypted to the center: the processes end, the directory goes. But what was applied for there and has not come to the center lies
 * nowhere else: until then it stays, and only delivers. True = it is gone.
 */
export async function dismantle(place: SitePlace, activation: Activation, ended: Ended): Promise<boolean> {
  const folder = folderOf(place, activation);
  if (existsSync(path.join(folder, 'postgres'))) {
    const { dataDir, ownerUrl } = await environmentOf(place, activation);
    if ((await endIn(ownerUrl, activation.id, ended)) > 0) return false;
    const file = path.join(place.dataDir, 'ended', `${path.basename(folder)}.age`);
    if (place.center) await writeRecord(superuserUrl(dataDir, readSecrets(dataDir)), place.center.recipient, file);
  }
  forget(activation);
  const running = whoRuns(folder);
  if (running) process.kill(running.pid, 'SIGTERM');
  for (let tries = 0; tries < 120 && whoRuns(folder); tries++) await sleep(250);
  rmSync(folder, { recursive: true, force: true });
  return true;
}

const endedShape = stateShape.extend({ id: z.string(), town: z.string(), townId: z.string() });

/** Environments whose declaration was ended, here or by the center, and that stand yet. */
export async function dismantleEnded(place: SitePlace): Promise<void> {
  const own = place.site.kind === 'town' ? place.site.code : '';
  const ended = await asSystem(place.ownerUrl, async (client) => {
    const rows = await askClient(
      client,
      endedShape,
      `SELECT id, organization_code AS town, organization_id AS "townId", state, ended_at AS "endedAt", ended_by AS "endedBy",
         end_reason AS reason
       FROM declarations WHERE plan = 3 AND host_code = $1 AND state IN ('closed', 'withdrawn') ORDER BY ended_at DESC LIMIT 20`,
      [own],
    );
    return rows;
  });
  for (const one of ended) {
    const activation = { id: one.id, town: one.town, townId: one.townId, plan: 3 };
    if (existsSync(folderOf(place, activation))) await dismantle(place, activation, one);
  }
}
