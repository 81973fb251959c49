import path from 'node:path';
import { type Ended, runCommand } from '@/scripts/lib/cli/run';

/**
 * What `npx renkei` answers to these words, within this process: to start one takes seconds.
 * @param from the folder where they are typed
 */
export async function renkei(words: readonly string[], from = '.'): Promise<Ended> {
  const { RENKEI_CALLED_FROM: before } = process.env;
  process.env.RENKEI_CALLED_FROM = path.resolve(from);
  try {
    return await runCommand(words);
  } finally {
    if (before === undefined) delete process.env.RENKEI_CALLED_FROM;
    else process.env.RENKEI_CALLED_FROM = before;
  }
}
