import type { ClientBase } from 'pg';
import { z } from 'zod';
import type { Standing } from '@/lib/continuity/envelope/rules';
import { askClient } from '@/lib/core/database/client-rows';

const dataAtShape = z.object({ at: z.date().nullable() });
const statusShape = z.object({ number: z.string() });

/** Which data stand in a site's database: what a restore said in the transaction that put them there. */
export async function standingOf(client: ClientBase): Promise<Standing> {
  const rows = await askClient(client, dataAtShape, 'SELECT max(data_at) AS at FROM data_copies');
  await client.query('BEGIN');
  await client.query('SET LOCAL ROLE renkei_system');
  const status = await askClient(client, statusShape, 'SELECT data_number AS number FROM site_status');
  await client.query('COMMIT');
  return { number: Number(status[0]?.number ?? 0), dataAt: rows[0]?.at ?? null };
}
