import 'server-only';
import { z } from 'zod';
import { env } from '../env';
import { askClient } from './client-rows';
import { PrimaryClient } from './primary.mjs';

const takenShape = z.object({ taken: z.boolean() });

/**
 * Takes a lock for as long as work goes on that needs no transaction, across all processes and machines; null = somebody else has it.
 * It lives in a connection of its own, so that it ends with the process that took it, however that ends.
 */
export async function takeSessionLock(name: string): Promise<(() => void) | null> {
  const client = new PrimaryClient({
    connectionString: env().RENKEI_APP_DATABASE_URL,
    connectionTimeoutMillis: 5_000,
    application_name: 'renkei lock',
  });
  // A lost connection has lost its lock; the work ends in its own time.
  client.on('error', () => undefined);
  const end = () => void client.end().catch(() => undefined);
  try {
    await client.connect();
    const rows = await askClient(client, takenShape, 'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS taken', [
      name,
    ]);
    if (rows[0]?.taken === true) return end;
  } catch (error) {
    end();
    throw error;
  }
  end();
  return null;
}
