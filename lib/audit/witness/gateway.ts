import 'server-only';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { env } from '@/lib/core/env';
import type { AuditWitness } from '../types';

/**
 * Heads of the chain written down outside the database: somebody who rewrites the log there would have to rewrite this file too.
 * One line each: instant, number, hash. The same line goes to the log, which operators ship to another machine.
 */
const file = () => path.resolve(env().RENKEI_DATA_DIR, 'audit-heads.log');
const lineForm = /^(\S+) (\d+) ([0-9a-f]{64})$/;

export async function writeWitness(witness: AuditWitness, at: Date): Promise<void> {
  await mkdir(path.dirname(file()), { recursive: true });
  await appendFile(file(), `${at.toISOString()} ${witness.seq} ${witness.hash}\n`, { mode: 0o600 });
}

/** All heads written down so far, oldest first; a line that is no line is left out (a write that was cut off). */
export async function readWitnesses(): Promise<AuditWitness[]> {
  const text = await readFile(file(), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').flatMap((line) => {
    const match = lineForm.exec(line);
    return match ? [{ seq: BigInt(match[2] ?? 0), hash: match[3] ?? '' }] : [];
  });
}
