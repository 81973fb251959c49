import { siteKeys } from '@/lib/continuity/sites/gateway';
import { currentSite } from '@/lib/core/site';
import { placeOf } from '@/scripts/lib/site/place';
import { pullCopies } from '@/scripts/lib/site/pull';

/** One round of a down-recovery server: fetches what there is for it, and restores it. */
const [, , dataDir = '', ownerUrl = ''] = process.argv;
const place = placeOf(currentSite(), dataDir, ownerUrl, await siteKeys(dataDir));
process.stdout.write('begun\n');
if (place.center === undefined) throw new Error('no center');
process.stdout.write(`pulled ${await pullCopies(place, place.center)}\n`);
process.exit(0);
