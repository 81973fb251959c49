import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { asUser, withConnection } from '@/scripts/lib/database/connect.mjs';
import { migrate } from '@/scripts/lib/database/migrations.mjs';
import { setAppPassword } from '@/scripts/lib/database/roles.mjs';
import { freePort } from '@/scripts/lib/ports.mjs';
import { createCluster, startCluster, superuserName } from '@/scripts/lib/postgres/cluster.mjs';
import { childrenOf } from '@/scripts/lib/processes.mjs';
import { goneWithin } from './started';

/** A PostgreSQL of one's own that keeps its promises (fsync), to be killed and started again. */
export async function startDurableServer() {
  const home = mkdtempSync(path.join(tmpdir(), 'renkei-durable-'));
  chmodSync(home, 0o711);
  const password = randomBytes(12).toString('hex');
  const options = { folder: path.join(home, 'postgres'), port: await freePort(), log: path.join(home, 'log') };
  await createCluster(options.folder, password);
  let cluster = await startCluster(options);
  const owner = `postgres://${superuserName}:${password}@127.0.0.1:${options.port}/postgres`;
  await withConnection(owner, async (client) => {
    await migrate(client);
    await setAppPassword(client, password);
  });
  return {
    owner,
    app: asUser(owner, 'renkei_app', password),
    /** As if the machine lost power, except that what the operating system holds is still written. */
    async kill() {
      const pid = Number(readFileSync(path.join(options.folder, 'postmaster.pid'), 'utf8').split('\n')[0]);
      process.kill(pid, 'SIGSTOP');
      const backends = childrenOf(pid);
      process.kill(pid, 'SIGKILL');
      await cluster.ended;
      // They end by themselves when they notice; as long as one is there, no other server starts on their memory.
      const left = await goneWithin(60, backends);
      if (left.length > 0) throw new Error(`processes of the killed server live on: ${left.join(', ')}`);
    },
    /** An administrator's orderly restart: connections are cut, open transactions rolled back. */
    stop: () => cluster.stop(),
    async start() {
      cluster = await startCluster(options);
    },
    async remove() {
      await cluster.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
