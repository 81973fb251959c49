import 'server-only';
import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { newId } from '../ids';
import { type ReceivedBytes, TooLargeError } from './types';

/** Where bytes of this machine wait until they are complete and checked. On the same disk as the folder store, which renames them. */
export const spoolIn = (dataDir: string): string => path.resolve(dataDir, 'files', 'incoming');

/** Streams `body` into a file of its own; throws `TooLargeError` past `maxBytes`, and whatever the body throws. Leaves nothing behind then. */
export async function receiveBytes(
  spool: string,
  body: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<ReceivedBytes> {
  await mkdir(spool, { recursive: true });
  const target = path.join(spool, newId());
  const hash = createHash('sha256');
  let size = 0;
  try {
    const file = await open(target, 'wx', 0o600);
    try {
      for await (const chunk of body) {
        size += chunk.byteLength;
        if (size > maxBytes) throw new TooLargeError(`more than ${maxBytes} bytes`);
        hash.update(chunk);
        await file.writeFile(chunk);
      }
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    await rm(target, { force: true });
    throw error;
  }
  return { path: target, hash: hash.digest('hex'), size };
}

export const discardBytes = (received: ReceivedBytes): Promise<void> => rm(received.path, { force: true });

/** Deletes what uploads that died left behind before `instant`; returns how many. */
export async function sweepSpool(spool: string, instant: Date): Promise<number> {
  const names = await readdir(spool).catch(() => []);
  let swept = 0;
  for (const name of names) {
    const file = path.join(spool, name);
    const found = await stat(file).catch(() => null);
    if (!found || found.mtime >= instant) continue;
    await rm(file, { force: true });
    swept++;
  }
  return swept;
}
