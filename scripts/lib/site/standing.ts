import type { ClientBase } from 'pg';
import type { Standing } from '@/lib/continuity/envelope/rules';

/** Which data stand in a site's database: what a restore said in the transaction that put them there. */
export async function standingOf(client: ClientBase): Promise<Standing> {
  const { rows } = await client.query<{ at: Date | null }>('SELECT max(data_at) AS at FROM data_copies');
  await client.query('BEGIN');
  await client.query('SET LOCAL ROLE renkei_system');
  const status = await client.query<{ number: string }>('SELECT data_number AS number FROM site_status');
  await client.query('COMMIT');
  return { number: Number(status.rows[0]?.number ?? 0), dataAt: rows[0]?.at ?? null };
}
