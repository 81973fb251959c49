import { setTimeout as sleep } from 'node:timers/promises';
import { commandOf, groupOf } from '../processes.mjs';

/** Milliseconds in which programs notice that their launcher is gone, finish what they are at and end by themselves. */
const patience = 12_000;

/**
 * Ends what a launcher that was killed has left behind: a program that is caught in a loop does not notice that it is alone. Their
 * command lines name the data folder (`programs.mjs`), so that nothing else that was given such a number is meant.
 * @param {readonly number[]} groups numbers of the programs that it had started, each with a group of its own
 * @param {string} dataDir
 */
export async function endLeftovers(groups, dataDir) {
  const ours = () => groups.flatMap(groupOf).filter((pid) => commandOf(pid).endsWith(` ${dataDir}`));
  for (const end = performance.now() + patience; ours().length > 0 && performance.now() < end; ) await sleep(100);
  for (const pid of ours()) process.kill(pid, 'SIGKILL');
  while (ours().length > 0) await sleep(20);
}
