import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { askClient } from '@/lib/core/database/client-rows';
import { activationShape, copyDeclaration, environmentOf, folderOf } from './activation';
import { asSystem, type SitePlace } from './place';

const openedShape = activationShape.extend({ dataAt: z.date() });

/**
 * Opened environments whose declaration is open yet stand again when they, or this program with them, were killed: nobody can be asked for
 * shares a second time. Their address is said anew if it had to be another one.
 */
export async function resumeOpened(place: SitePlace): Promise<void> {
  const own = place.site.kind === 'town' ? place.site.code : '';
  const opened = await asSystem(place.ownerUrl, async (client) => {
    const rows = await askClient(
      client,
      openedShape,
      `SELECT id, organization_code AS town, organization_id AS "townId", plan, data_at AS "dataAt" FROM declarations
       WHERE plan = 3 AND host_code = $1 AND state = 'open' AND address <> '' AND data_at IS NOT NULL`,
      [own],
    );
    return rows;
  });
  for (const one of opened)
    if (existsSync(path.join(folderOf(place, one), 'postgres')))
      await copyDeclaration(place, one, await environmentOf(place, one), one.dataAt);
}
