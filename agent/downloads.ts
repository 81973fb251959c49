import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import type http from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { deliveryPath } from '@/lib/delivery/constants';
import { askRelay } from './metadata';
import type { Identity, Portal } from './portal';
import { Refused, type SignedTarget } from './trust';

interface Download {
  readonly portal: Portal;
  readonly identity: Identity;
  /** Address of the server above whose agent passes deliveries on; empty = there is none. */
  readonly relay: string;
  readonly target: SignedTarget;
  /** Where the file stands when it is verified. */
  readonly file: string;
  /** Kilobytes a second; 0 = unlimited. */
  readonly limit: number;
  readonly progress: (percent: number) => void;
}

/** Bytes that are read or written at once. */
const atOnce = { highWaterMark: 262_144 };

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, atOnce), hash);
  return hash.digest('hex');
}

/** Is the file there, and what was signed? */
export const isVerified = async (file: string, { size, hash }: SignedTarget): Promise<boolean> =>
  existsSync(file) && statSync(file).size === size && (await hashOf(file)) === hash;

/** Milliseconds between two reports: a whole country that downloads over slow lines must not keep the center busy with percents. */
const betweenReports = 10_000;

/** Lets so many bytes through in a second, and never more than were signed. */
async function* measured(body: AsyncIterable<Uint8Array>, { target, limit, progress }: Download, start: number) {
  const begun = Date.now();
  let [at, told, toldAt] = [start, -1, begun];
  for await (const chunk of body) {
    at += chunk.byteLength;
    if (at > target.size) throw new Refused('the file is longer than what was signed');
    yield chunk;
    const percent = Math.floor((at / target.size) * 100);
    if (percent >= told + 5 && Date.now() - toldAt >= betweenReports) {
      [told, toldAt] = [percent, Date.now()];
      progress(percent);
    }
    const due = limit === 0 ? 0 : ((at - start) / (limit * 1_024)) * 1_000 - (Date.now() - begun);
    if (due > 20) await pause(due);
  }
}

/** Bytes that a delivery leaves free: a server whose disk is full does not work. */
const spared = 32 * 1024 ** 2;

function needSpace(folder: string, size: number): void {
  const { bavail, bsize } = statfsSync(folder);
  const [free, needed] = [bavail * bsize, size + spared].map((bytes) => Math.ceil(bytes / 1024 ** 2));
  if (bavail * bsize < size + spared) throw new Error(`the disk is full: ${free} MB are free, ${needed} MB are needed`);
}

type Source = (range: Readonly<Record<string, string>>) => Promise<http.IncomingMessage>;

/** Milliseconds between two questions to a server above that is fetching the file itself. */
const again = 1_000;

/** From the server above, which has it or fetches it once for all that ask. Throws when it has none. */
async function fromRelay({ relay, target }: Download, range: Readonly<Record<string, string>>) {
  for (;;) {
    const response = await askRelay(relay, encodeURIComponent(target.path), range);
    if (response.statusCode !== 202) return response;
    response.resume();
    await pause(again);
  }
}

/** Downloads what is missing of a file and verifies the whole. What was cut goes on where it was; what is not what was signed goes. */
export async function download(wanted: Download): Promise<void> {
  const { portal, identity, relay, target, file } = wanted;
  if (await isVerified(file, target)) return;
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const center: Source = (range) => portal.open(identity, `${deliveryPath}/files/${target.hash}`, range);
  if (relay === '') return downloadFrom(center, wanted);
  // Whatever goes wrong at the server above, the center has the file.
  await downloadFrom((range) => fromRelay(wanted, range), wanted).catch(() => downloadFrom(center, wanted));
}

async function downloadFrom(source: Source, wanted: Download): Promise<void> {
  const { target, file } = wanted;
  const part = `${file}.part`;
  const start = existsSync(part) ? statSync(part).size : 0;
  if (start < target.size) {
    needSpace(path.dirname(file), target.size - start);
    const response = await source(start > 0 ? { range: `bytes=${start}-` } : {});
    const goesOn = response.statusCode === 206;
    if (!goesOn && response.statusCode !== 200) {
      response.resume();
      throw new Error(`the file: ${response.statusCode}`);
    }
    const flags = goesOn ? 'a' : 'w';
    const body = measured(response, wanted, goesOn ? start : 0);
    await pipeline(body, createWriteStream(part, { ...atOnce, flags, mode: 0o600 })).catch(
      (error: NodeJS.ErrnoException) => {
        // Others filled the disk meanwhile: what arrived is no reason to keep it full.
        if (error.code === 'ENOSPC') rmSync(part, { force: true });
        throw error;
      },
    );
  }
  if (statSync(part).size < target.size) throw new Error('the file was cut off');
  if ((await hashOf(part)) !== target.hash) {
    rmSync(part, { force: true });
    throw new Refused('the file is not what was signed');
  }
  renameSync(part, file);
}
