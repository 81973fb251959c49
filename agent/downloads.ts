import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { deliveryPath } from '@/lib/delivery/constants';
import type { Identity, Portal } from './portal';
import { Refused, type SignedTarget } from './trust';

interface Download {
  readonly portal: Portal;
  readonly identity: Identity;
  readonly target: SignedTarget;
  /** Where the file stands when it is verified. */
  readonly file: string;
  /** Kilobytes a second; 0 = unlimited. */
  readonly limit: number;
  readonly progress: (percent: number) => void;
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** Is the file there, and what was signed? */
export const isVerified = async (file: string, { size, hash }: SignedTarget): Promise<boolean> =>
  existsSync(file) && statSync(file).size === size && (await hashOf(file)) === hash;

/** Lets so many bytes through in a second, and never more than were signed. */
async function* measured(body: AsyncIterable<Uint8Array>, { target, limit, progress }: Download, start: number) {
  const begun = Date.now();
  let [at, told] = [start, -1];
  for await (const chunk of body) {
    at += chunk.byteLength;
    if (at > target.size) throw new Refused('the file is longer than what was signed');
    yield chunk;
    const percent = Math.floor((at / target.size) * 100);
    if (percent >= told + 5 || (percent === 100 && told < 100)) {
      told = percent;
      progress(percent);
    }
    const due = limit === 0 ? 0 : ((at - start) / (limit * 1_024)) * 1_000 - (Date.now() - begun);
    if (due > 20) await pause(due);
  }
}

/** Downloads what is missing of a file and verifies the whole. What was cut goes on where it was; what is not what was signed goes. */
export async function download(wanted: Download): Promise<void> {
  const { portal, identity, target, file } = wanted;
  if (await isVerified(file, target)) return;
  const part = `${file}.part`;
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const start = existsSync(part) ? statSync(part).size : 0;
  if (start < target.size) {
    const response = await portal.open(identity, `${deliveryPath}/files/${target.hash}`, {
      ...(start > 0 ? { range: `bytes=${start}-` } : {}),
    });
    const goesOn = response.statusCode === 206;
    if (!goesOn && response.statusCode !== 200) {
      response.resume();
      throw new Error(`the file: ${response.statusCode}`);
    }
    const flags = goesOn ? 'a' : 'w';
    const body = measured(response, wanted, goesOn ? start : 0);
    await pipeline(body, createWriteStream(part, { flags, mode: 0o600 }));
  }
  if (statSync(part).size < target.size) throw new Error('the file was cut off');
  if ((await hashOf(part)) !== target.hash) {
    rmSync(part, { force: true });
    throw new Refused('the file is not what was signed');
  }
  renameSync(part, file);
}
