import 'server-only';
import { appendFile, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { addDays, dateInJapan } from '@/lib/calendar/rules';
import { env } from '@/lib/core/env';
import type { AuditWitness } from '../types';

/**
 * Heads of the chain written down outside the database: somebody who rewrites the log there would have to rewrite these files too.
 * One line each: instant, number, hash. The same line goes to the log, which operators ship to another machine. `audit-heads.log`
 * has one each hour, for ever; a file of the day has one after every sealed batch, for a week: every head stands for all before it.
 */
const folder = () => path.resolve(env().RENKEI_DATA_DIR);
const hours = 'audit-heads.log';
const days = /^audit-heads-(\d{4}-\d{2}-\d{2})\.log$/;
const lineForm = /^(\S+) (\d+) ([0-9a-f]{64})$/;
const daysKept = 7;

async function append(file: string, { seq, hash }: AuditWitness, at: Date): Promise<void> {
  await mkdir(folder(), { recursive: true });
  await appendFile(path.join(folder(), file), `${at.toISOString()} ${seq} ${hash}\n`, { mode: 0o600 });
}

/** After a sealed batch. */
export const writeBatchWitness = (witness: AuditWitness, at: Date): Promise<void> =>
  append(`audit-heads-${dateInJapan(at)}.log`, witness, at);

/** Each hour; files of days that are long past go. */
export async function writeWitness(witness: AuditWitness, at: Date): Promise<void> {
  await append(hours, witness, at);
  const oldest = addDays(dateInJapan(at), -daysKept);
  for (const file of await readdir(folder())) {
    const [, date] = days.exec(file) ?? [];
    if (date !== undefined && date < oldest) await rm(path.join(folder(), file), { force: true });
  }
}

/** All heads written down so far, in the chain's order, each once; a line that is no line is left out (a write that was cut off). */
export async function readWitnesses(): Promise<AuditWitness[]> {
  const files = (await readdir(folder()).catch(() => [])).filter((file) => file === hours || days.test(file));
  const known = new Map<string, AuditWitness>();
  for (const file of files) {
    for (const line of (await readFile(path.join(folder(), file), 'utf8')).split('\n')) {
      const match = lineForm.exec(line);
      if (match) known.set(`${match[2]} ${match[3]}`, { seq: BigInt(match[2] ?? 0), hash: match[3] ?? '' });
    }
  }
  return [...known.values()].sort((a, b) => Number(a.seq - b.seq));
}
