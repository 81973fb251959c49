import { z } from 'zod';
import { now } from '@/lib/core/clock';
import { askClient } from '@/lib/core/database/client-rows';
import { makeCopies } from './make';
import { asSystem, type SitePlace } from './place';

/** Minutes between increments; 0 = nightly full copies only, as in the source. */
const minutes = () => Number(process.env.RENKEI_COPY_MINUTES ?? 0);
/** When the nightly full copy is made, Japan's time; `off` = copies are made when somebody asks. */
const nightly = () => process.env.RENKEI_COPY_TIME ?? '02:00';

const japan = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo', dateStyle: 'short', timeStyle: 'medium' });

/** The last moment at which a nightly copy was due. */
function lastDue(at: Date): Date {
  const [date] = japan.format(at).split(' ');
  const today = new Date(`${date}T${nightly()}:00+09:00`);
  return today <= at ? today : new Date(today.getTime() - 86_400_000);
}

const lastShape = z.object({ full: z.date().nullable(), any: z.date().nullable() });

/** What a town's copies are due for. Missing ones are made up for: a center that was off at night copies when it is back. */
export async function makeDueCopies(place: SitePlace): Promise<void> {
  if (nightly() === 'off') return;
  for (const town of place.towns) {
    const last = await asSystem(place.ownerUrl, async (client) => {
      const rows = await askClient(
        client,
        lastShape,
        `SELECT max(c.data_at) FILTER (WHERE c.kind = 'full') AS full, max(c.data_at) AS any FROM copies c
         JOIN organizations o ON o.id = c.organization_id WHERE o.code = $1 AND c.audience = 'own'`,
        [town],
      );
      return rows[0] ?? { full: null, any: null };
    });
    const at = now();
    if (last.full === null || last.full < lastDue(at)) await makeCopies(place, town, 'full');
    else if (minutes() > 0 && last.any !== null && at.getTime() - last.any.getTime() >= minutes() * 60_000)
      await makeCopies(place, town, 'increment');
  }
}
