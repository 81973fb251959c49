import { siteKeys } from '@/lib/continuity/sites/gateway';
import { currentSite } from '@/lib/core/site';
import { makeCopies } from '@/scripts/lib/site/make';
import { placeOf } from '@/scripts/lib/site/place';

/** Makes full copies of a town at the center, one after the other. */
const [, , dataDir = '', ownerUrl = '', town = ''] = process.argv;
const place = placeOf(currentSite(), dataDir, ownerUrl, await siteKeys(dataDir));
process.stdout.write('begun\n');
for (;;) {
  await makeCopies(place, town, 'full');
  process.stdout.write('made\n');
}
