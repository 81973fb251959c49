import 'server-only';
import { Readable } from 'node:stream';
import { env } from '@/lib/core/env';
import { discardBytes, receiveBytes, spoolIn } from '@/lib/core/storage/spool';
import { objectStore } from '@/lib/core/storage/store';
import { MissingObjectError, type StoredObject, TooLargeError } from '@/lib/core/storage/types';
import { largestPackage } from '../constants';

const partsOf = (id: string) => `deliveries/parts/${id}/`;
const keyOf = (hash: string) => `deliveries/kept/${hash.slice(0, 2)}/${hash}`;
const spool = () => spoolIn(env().RENKEI_DATA_DIR);

/** Far more than the largest file has, each as large as the portal sends it. */
const mostParts = 4_096;

/** The parts that have arrived, in their order, each beginning where the one before it ends: any machine may have received them. */
async function arrivedParts(id: string): Promise<StoredObject[]> {
  const found = new Map<number, StoredObject>();
  for await (const part of objectStore().list(partsOf(id))) found.set(Number(part.key.split('/').at(-1)), part);
  const parts: StoredObject[] = [];
  for (let at = 0, part = found.get(0); part; part = found.get(at)) {
    parts.push(part);
    at += part.size;
  }
  return parts;
}

const sizeOf = (parts: readonly StoredObject[]): number => parts.reduce((sum, { size }) => sum + size, 0);

/** Bytes of an upload that have arrived. */
export const receivedBytes = async (id: string): Promise<number> => sizeOf(await arrivedParts(id));

/** Takes a part at its place, durably and whole; null = it does not follow what is there, or is longer than it may be. Answers how much is there. */
export async function appendPart(
  id: string,
  offset: number,
  body: AsyncIterable<Uint8Array>,
  most: number,
): Promise<number | null> {
  const parts = await arrivedParts(id);
  const size = sizeOf(parts);
  if (offset !== size || parts.length === mostParts) return null;
  try {
    const received = await receiveBytes(spool(), body, most - size);
    try {
      if (received.size > 0) await objectStore().put(`${partsOf(id)}${offset}`, received);
    } finally {
      await discardBytes(received);
    }
    return size + received.size;
  } catch (error) {
    if (error instanceof TooLargeError) return null;
    throw error;
  }
}

async function* bytesOf(parts: readonly StoredObject[]): AsyncIterable<Uint8Array> {
  for (const { key } of parts) yield* await objectStore().open(key);
}

/** Puts a complete upload in its place, by its SHA-256, which it answers. */
export async function keepUpload(id: string): Promise<string> {
  const received = await receiveBytes(spool(), bytesOf(await arrivedParts(id)), largestPackage);
  try {
    await objectStore().put(keyOf(received.hash), received);
  } finally {
    await discardBytes(received);
  }
  return received.hash;
}

/** Removes what has arrived of an upload. */
export async function dropUpload(id: string): Promise<void> {
  for await (const { key } of objectStore().list(partsOf(id))) await objectStore().remove(key);
}

/** A kept file from a byte on; throws when it is missing. */
export async function openKept(
  hash: string,
  start: number,
): Promise<{ readonly size: number; readonly stream: Readable }> {
  const size = await objectStore().sizeOf(keyOf(hash));
  if (size === null) throw new MissingObjectError(`the file ${hash} of a package is missing`);
  if (start >= size) return { size, stream: Readable.from([]) };
  return { size, stream: await objectStore().open(keyOf(hash), { start, end: size - 1 }) };
}
