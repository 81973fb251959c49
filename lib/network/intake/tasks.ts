import 'server-only';
import { randomUUID } from 'node:crypto';
import { withSystem } from '@/lib/core/db';
import { log } from '@/lib/core/log';
import { recordBeat } from './mutations';

const every = 1_000;

/**
 * Says each second that this process can commit what agents send it. Who judges silences needs to know that somebody was listening.
 * Runs as long as the process, or until it is stopped by what this answers.
 */
export function startBeating(): () => void {
  const id = randomUUID();
  let failing = false;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const beat = async () => {
    try {
      await withSystem('network.intake_beat', (db) => recordBeat(db, id));
      failing = false;
    } catch (error) {
      if (!failing) log().warn({ err: error }, 'what agents send cannot be committed');
      failing = true;
    }
    if (!stopped) timer = setTimeout(beat, every).unref();
  };
  void beat();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
