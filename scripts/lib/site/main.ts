import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { askEvery, type Reachability } from '@/lib/continuity/noticing/rules';
import { siteKeys } from '@/lib/continuity/sites/gateway';
import { env } from '@/lib/core/env';
import { currentSite } from '@/lib/core/site';
import { readyMutualAid } from './aid';
import { named } from './copy';
import { readySiteDatabase } from './database';
import { followDeclarations, reportDeclarations, tellPartners } from './declarations';
import { discardCopies } from './discard';
import { dismantleEnded } from './dismantling';
import { settleLeftDrills } from './drills';
import { beginStatus, notice } from './notice';
import { asOwner, asSystem, placeOf, type SitePlace } from './place';
import { checkCopies, pullCopies, sendReceipts } from './pull';
import { answerRequests } from './requests';
import { resumeOpened } from './resuming';
import { makeDueCopies } from './schedule';
import { listenForShares } from './shares';

/**
 * The own program of an installation of the towns' system, beside web and worker: it alone has the owner's password, and so makes, fetches and
 * restores copies, and builds the environments of case 3. Pages ask it by rows.
 */
const ownerUrl = process.env.DATABASE_URL;
if (ownerUrl === undefined)
  throw new Error('DATABASE_URL is not set: the owner of the database makes and restores copies');
const dataDir = path.resolve(env().RENKEI_DATA_DIR);
const site = currentSite();
const place = placeOf(site, dataDir, ownerUrl, await siteKeys(dataDir));

await asOwner(ownerUrl, (client) => readySiteDatabase(client, place.mode));
await beginStatus(place);
if (place.mode === 'cloud') await readyMutualAid(place);
if (place.mode === 'cloud') await settleLeftDrills(place);
if (place.mode === 'partner') listenForShares(place);
process.send?.('ready');

/** What went wrong last is said on the site's page until it goes well again. */
async function tellFault(fault: string): Promise<void> {
  await asSystem(place.ownerUrl, (client) =>
    client.query('UPDATE site_status SET fault = $1 WHERE fault IS DISTINCT FROM $1', [fault]),
  ).catch(() => undefined);
}

function repeat(every: number, work: () => Promise<unknown>, said = false): void {
  const round = async () => {
    let last = '';
    for (;;) {
      try {
        await work();
        if (said && last !== '') await tellFault('');
        last = '';
      } catch (thrown) {
        const error = named(thrown);
        const fault = error instanceof Error ? error.message : String(error);
        if (fault !== last) console.error(error);
        if (said && fault !== last) await tellFault(fault);
        last = fault;
      }
      await sleep(every);
    }
  };
  void round();
}

/** Minutes between two readings of all copies that lie here. */
const checkMinutes = () => Number(process.env.RENKEI_CHECK_MINUTES ?? 60);

function follow(here: SitePlace): void {
  const { center } = here;
  repeat(700, () => followDeclarations(here));
  repeat(500, () => answerRequests(here));
  if (here.mode === 'cloud') {
    repeat(20_000, () => makeDueCopies(here), true);
    repeat(60_000, () => discardCopies(here));
    return;
  }
  if (here.mode === 'partner') {
    repeat(4_000, () => tellPartners(here));
    // Asked for by a page at once; this is for the ones that had to wait, and that the center has ended.
    repeat(20_000, () => dismantleEnded(here));
    repeat(20_000, () => resumeOpened(here));
  }
  if (here.mode !== 'activation') repeat(checkMinutes() * 60_000, () => checkCopies(here));
  if (center === undefined) return;
  let reachability: Reachability = { reachable: true, failures: 0, since: null };
  repeat(askEvery, async () => {
    reachability = await notice(here, center, reachability);
  });
  repeat(
    4_000,
    async () => {
      if (!reachability.reachable) return;
      if (here.mode !== 'activation') {
        await pullCopies(here, center);
        await sendReceipts(here, center);
      }
      await reportDeclarations(here, center);
    },
    true,
  );
}

follow(place);
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => process.exit(0));
