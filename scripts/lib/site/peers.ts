import { signRequest } from '@/lib/access/nodes/rules';
import { isSigned, signText } from '@/lib/continuity/envelope/rules';
import { verifyKeyOf } from '@/lib/continuity/sites/gateway';
import type { SiteEntry } from '@/lib/continuity/sites/types';
import { within } from '@/lib/core/async/within';
import { now } from '@/lib/core/clock';
import type { SitePlace } from './place';

/** Asks another site; the request says who asks, by its key. Rejects when it takes longer than `patience` milliseconds to begin an answer. */
export async function ask(
  place: SitePlace,
  peer: SiteEntry,
  address: string,
  { headers = {}, patience = 10_000 }: { headers?: Record<string, string>; patience?: number } = {},
): Promise<Response> {
  const id = place.name.replace('/', '_');
  const signed = signRequest(
    { method: 'GET', address, body: new Uint8Array() },
    { id, privateKey: place.keys.signing },
    now(),
  );
  const stopping = new AbortController();
  const timer = setTimeout(() => stopping.abort(new Error('no answer in time')), patience);
  try {
    return await fetch(`${peer.origin}${address}`, { headers: { ...headers, ...signed }, signal: stopping.signal });
  } finally {
    clearTimeout(timer);
  }
}

/** Sends what this site says and signs; the answer is the peer's word, signed too. Null = refused. */
export async function tell(place: SitePlace, peer: SiteEntry, address: string, what: object): Promise<unknown | null> {
  const text = JSON.stringify({ site: place.name, at: now().toISOString(), ...what });
  const answer = await within(10_000, async (signal) => {
    const response = await fetch(`${peer.origin}${address}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: peer.origin },
      body: JSON.stringify({ text, signature: signText(text, place.keys.signing) }),
      signal,
    });
    return response.ok ? ((await response.json()) as { text: string; signature: string }) : null;
  });
  if (answer === null) return null;
  return isSigned(answer.text, answer.signature, verifyKeyOf(peer)) ? JSON.parse(answer.text) : null;
}
