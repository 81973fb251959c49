import { z } from 'zod';
import { discardCopy } from '@/lib/continuity/copies/gateway';
import { now } from '@/lib/core/clock';
import { askClient } from '@/lib/core/database/client-rows';
import { asSystem, type SitePlace } from './place';

const copyShape = z.object({ id: z.string() });

/** At the center the file of a copy goes when a newer full one was received and nobody keeps this one any more. Its row stays: receipts name it. */
export async function discardCopies(place: SitePlace): Promise<void> {
  const gone = await asSystem(place.ownerUrl, async (client) => {
    const rows = await askClient(
      client,
      copyShape,
      `UPDATE copies c SET deleted_at = $1 WHERE deleted_at IS NULL
         AND EXISTS (SELECT FROM copies n JOIN copy_receipts r ON r.copy_id = n.id AND r.kind = 'stored'
           WHERE n.organization_id = c.organization_id AND n.audience = c.audience AND n.kind <> 'increment' AND n.data_at > c.data_at)
         AND NOT EXISTS (SELECT FROM copy_receipts r LEFT JOIN copy_receipts d
             ON d.copy_id = r.copy_id AND d.site = r.site AND d.kind = 'deleted'
           WHERE r.copy_id = c.id AND r.kind = 'stored' AND d.copy_id IS NULL)
       RETURNING id`,
      [now()],
    );
    return rows;
  });
  for (const { id } of gone) await discardCopy(place.dataDir, id);
}
