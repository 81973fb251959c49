import http from 'node:http';
import { deliveryPath } from '@/lib/delivery/constants';
import type { Identity, Portal } from './portal';

/** A metadata file, whole; null = there is none of this name. Throws where the line fails. */
export type MetadataSource = (name: string) => Promise<Buffer | null>;

/** Bytes of a metadata file; the TUF library takes no more either. */
const longestMetadata = 5_000_000;

/** Milliseconds without an answer after which a server above counts as gone. */
const patience = 15_000;

async function whole(response: http.IncomingMessage): Promise<Buffer | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Uint8Array>) {
    size += part.byteLength;
    if (size > longestMetadata) throw new Error('the metadata is too long');
    parts.push(part);
  }
  if (response.statusCode === 404) return null;
  if (response.statusCode !== 200) throw new Error(`metadata: ${response.statusCode}`);
  return Buffer.concat(parts);
}

/** From the center, asked as this node. */
export const fromCenter =
  (portal: Portal, identity: Identity): MetadataSource =>
  async (name) =>
    whole(await portal.open(identity, `${deliveryPath}/metadata/${name}`));

/** Asks the agent of the server above for something below `/deliveries/`. */
export const askRelay = (relay: string, place: string, headers: Readonly<Record<string, string>> = {}) =>
  new Promise<http.IncomingMessage>((resolve, reject) => {
    const address = `${relay.replace(/\/$/, '')}/deliveries/${place}`;
    const asked = http.get(address, { headers, timeout: patience }, resolve);
    asked.once('timeout', () => asked.destroy(new Error('no answer')));
    asked.once('error', reject);
  });

/** From the agent of the server above. */
export const fromRelay =
  (relay: string): MetadataSource =>
  async (name) =>
    whole(await askRelay(relay, `metadata/${name}`));

/** Milliseconds for which the answer is passed on of what may change: the timestamp, and that a version is not there yet. */
const moment = 5_000;

/** Versions that are kept at most; each is a small file. */
const most = 200;

/** Asks once for all that ask within a moment, and once for all time for a version, which never changes. */
export function passingOn(source: MetadataSource): MetadataSource {
  const kept = new Map<string, { readonly at: number; readonly found: Promise<Buffer | null> }>();
  const isFresh = async (name: string, at: number, found: Promise<Buffer | null>): Promise<boolean> =>
    Date.now() - at < moment || (/^\d+\./.test(name) && (await found) !== null);
  return async (name) => {
    const known = kept.get(name);
    if (known && (await isFresh(name, known.at, known.found))) return known.found;
    if (kept.size >= most) kept.clear();
    const found = source(name);
    kept.set(name, { at: Date.now(), found });
    found.catch(() => kept.delete(name));
    return found;
  };
}
