import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandOf } from '../processes.mjs';
import { Stop } from '../stop.mjs';

/**
 * Stops a server that survived its parent on this data folder.
 * The pid file stays for PostgreSQL to judge: by it the next server sees whether connections of a killed one are still at work on
 * the files. It goes only when its number now belongs to another program, which PostgreSQL would take for a server.
 * @param {string} folder
 */
export async function stopLeftover(folder) {
  const file = path.join(folder, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  const ours = () => pid > 1 && commandOf(pid).includes(folder);
  if (!ours()) {
    if (commandOf(pid) !== '') rmSync(file, { force: true });
    return;
  }
  process.kill(pid, 'SIGINT');
  for (let tries = 0; ours(); tries++) {
    if (tries === 300) {
      throw new Stop(
        `以前のデータベース（プロセス ${pid}）が終了しません。kill ${pid} で終了させてから、もう一度実行してください。`,
        `An earlier database server (process ${pid}) does not end. End it with kill ${pid} and run this again.`,
      );
    }
    await sleep(50);
  }
}
