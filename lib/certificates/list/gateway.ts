import 'server-only';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { limitConcurrency } from '@/lib/core/async/concurrency';
import type { PaperHead, ResidentList } from '../types';

const patience = 60_000;

/** Drawing makes much short-lived garbage. */
const memory = '--max-semi-space-size=32';

/** Of Node. The bundler must not take the program for a module of the page. Who develops runs the source as it is. */
function parameters(): string[] {
  const program = path.resolve(/* turbopackIgnore: true */ 'worker', 'dist', 'worker', 'resident-list.mjs');
  if (process.env.NODE_ENV === 'production' && existsSync(/* turbopackIgnore: true */ program))
    return [memory, '--conditions=react-server', program];
  const source = path.resolve(/* turbopackIgnore: true */ 'worker', 'resident-list.ts');
  return [memory, '--conditions=react-server', '--import', 'tsx', source];
}

const limited = limitConcurrency(1);

/** Reads and draws 全住民一覧, in a process of its own: seconds of work, in which this one answers others. One list at a time. */
export const drawResidentList = (head: PaperHead, read: () => Promise<ResidentList>): Promise<Buffer> =>
  limited(async () => draw(head, await read()));

function draw(head: PaperHead, list: ResidentList): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, parameters(), {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      // Nothing of the database or of keys; where the fonts are.
      env: { PATH: process.env.PATH, RENKEI_PAPER_FONT: process.env.RENKEI_PAPER_FONT, NODE_ENV: process.env.NODE_ENV },
      serialization: 'advanced',
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), patience);
    child.once('message', (pdf: Uint8Array) => resolve(Buffer.from(pdf)));
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      // After the message this changes nothing.
      reject(new Error(`drawing the list of residents ended with ${code ?? signal}`));
    });
    child.send({ head, list });
  });
}
