import 'server-only';
import { withSystem } from '@/lib/core/db';

/**
 * Offers again what an agent was given and has not answered, and ends what nobody fetched in time. What had begun and is offered no
 * longer is unknown: nobody can say how it ended. A command that is just being fetched or answered is left alone: two statements that lock
 * many commands in different orders would be a deadlock.
 */
export function renewCommands(): Promise<void> {
  return withSystem('network.renew_commands', async (db) => {
    await db.$executeRaw`
      UPDATE node_commands SET state = (CASE WHEN token = 0 THEN 'expired' ELSE 'unknown' END)::command_state, settled_at = now()
      WHERE id IN (SELECT id FROM node_commands WHERE settled_at IS NULL AND state = 'queued'
        AND expires_at < now() - (CASE WHEN token = 0 THEN interval '0' ELSE interval '1 hour' END) FOR UPDATE SKIP LOCKED)`;
    const renewed = await db.$executeRaw`
      UPDATE node_commands SET state = 'queued', lease_until = NULL WHERE id IN (SELECT id FROM node_commands
        WHERE settled_at IS NULL AND state = 'leased' AND lease_until < now() FOR UPDATE SKIP LOCKED)`;
    if (renewed > 0) await db.$executeRaw`SELECT pg_notify('renkei_nodes', 'commands')`;
  });
}
