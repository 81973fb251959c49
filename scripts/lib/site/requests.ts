import { z } from 'zod';
import { askClient } from '@/lib/core/database/client-rows';
import { environmentOf } from './activation';
import { dismantleEnded } from './dismantling';
import { startDrill } from './drills';
import { makeCopies } from './make';
import { asSystem, type SitePlace } from './place';
import { activationOf } from './shares';

const requestShape = z.object({ id: z.string(), kind: z.string(), payload: z.record(z.string(), z.string()) });
type Request = z.infer<typeof requestShape>;

async function next(place: SitePlace): Promise<Request | undefined> {
  return asSystem(place.ownerUrl, async (client) => {
    const rows = await askClient(
      client,
      requestShape,
      `UPDATE site_requests SET state = 'working' WHERE id = (SELECT id FROM site_requests WHERE state = 'queued' ORDER BY requested_at LIMIT 1)
       RETURNING id, kind, payload`,
    );
    return rows[0];
  });
}

const work: Readonly<Record<string, (place: SitePlace, payload: Record<string, string>) => Promise<object>>> = {
  copy: async (place, { town = '', kind }) => {
    const made = await makeCopies(place, town, kind === 'increment' ? 'increment' : 'full');
    return { copies: made.map(({ envelope, seconds }) => ({ id: envelope.id, audience: envelope.audience, seconds })) };
  },
  // Built while the shares are still being fetched from their safes.
  prepare: async (place, { declaration = '' }) => {
    const activation = await activationOf(place, declaration);
    if (activation === null) return { prepared: false };
    return { prepared: true, origin: (await environmentOf(place, activation)).origin };
  },
  drill: async (place, payload) => {
    startDrill(place, payload);
    return { started: true };
  },
  dismantle: async (place) => {
    await dismantleEnded(place);
    return { looked: true };
  },
};

/** Does what pages have asked for, one after the other. */
export async function answerRequests(place: SitePlace): Promise<void> {
  for (let request = await next(place); request; request = await next(place)) {
    let [state, result]: [string, object] = ['done', {}];
    try {
      result = (await work[request.kind]?.(place, request.payload)) ?? {};
    } catch (error) {
      console.error(error);
      [state, result] = ['failed', { reason: error instanceof Error ? error.message : String(error) }];
    }
    await asSystem(place.ownerUrl, (client) =>
      client.query('UPDATE site_requests SET state = $2, result = $3, settled_at = clock_timestamp() WHERE id = $1', [
        request.id,
        state,
        JSON.stringify(result),
      ]),
    );
  }
}
