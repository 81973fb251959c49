import 'server-only';
import type { Actor } from '@/lib/access/actor';
import type { Ask } from '@/lib/core/db';
import { canSeeCampaigns } from '../../policy';
import { getRound, listBacklogs, listBodies, listFreezes, listOwnSlots, listResults, listSlots } from '../queries';

/** Results and backlogs that a page shows at most; the file has all of them. */
export const pageLimit = 200;

/** What the page of a round shows to the actor; null = there is none with this code. */
export async function readRoundPage(db: Ask, actor: Actor, code: string) {
  const round = canSeeCampaigns(actor) ? await getRound(db, actor, code) : null;
  if (round === null) return null;
  return {
    round,
    bodies: await listBodies(db, actor, round.id),
    slots: await listSlots(db, actor, round.id),
    freezes: await listFreezes(db, actor, round.id),
    own: await listOwnSlots(db, actor, actor.organizationKind, round.id),
    results: await listResults(db, actor, round.id, pageLimit),
    backlogs: await listBacklogs(db, actor, round.id, pageLimit),
  };
}
