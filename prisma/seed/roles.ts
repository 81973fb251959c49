import type { ClientBase } from 'pg';
import { z } from 'zod';
import { askClient } from '@/lib/core/database/client-rows';

const bypassShape = z.object({ bypasses: z.boolean() });
const roleShape = z.object({ role: z.string() });

/** An owner that cannot bypass row-level security writes through the policies that are open to `renkei_system`. */
export async function enterSystemRole(client: ClientBase): Promise<void> {
  const rows = await askClient(
    client,
    bypassShape,
    'SELECT rolsuper OR rolbypassrls AS bypasses FROM pg_roles WHERE rolname = current_user',
  );
  if (rows[0]?.bypasses === true) return;
  await client.query('GRANT renkei_system TO CURRENT_USER');
  await client.query('SET LOCAL ROLE renkei_system');
}

/** Does `work` as the owner of the tables, in a transaction that may have entered another role. */
export async function asOwner<T>(client: ClientBase, work: () => Promise<T>): Promise<T> {
  const rows = await askClient(client, roleShape, "SELECT current_setting('role') AS role");
  await client.query('RESET ROLE');
  const result = await work();
  await client.query("SELECT set_config('role', $1, true)", [rows[0]?.role]);
  return result;
}

/**
 * A temporary table of the open transaction. The owner makes it: a role that the application can enter makes none, because a
 * temporary type or table of the caller's is found before the one that a function of the owner means.
 * @param definition columns in parentheses, or `AS SELECT …`; comes from code, never from input
 */
export async function createTemporaryTable(client: ClientBase, name: string, definition: string): Promise<void> {
  const options = definition.startsWith('(') ? `${definition} ON COMMIT DROP` : `ON COMMIT DROP ${definition}`;
  await asOwner(client, async () => {
    await client.query(`CREATE TEMPORARY TABLE "${name}" ${options}`);
    await client.query(`GRANT ALL ON "${name}" TO renkei_system`);
  });
}
