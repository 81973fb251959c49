import 'server-only';
import { headers } from 'next/headers';
import { describeRequest, type Origin } from '../requests/origin';
import { readEntryCookies } from './entry';

/** Where the page being rendered is asked for from, and what the browser brings to a log-in. */
export async function readVisit(): Promise<{
  origin: Origin;
  device: string | undefined;
  pending: string | undefined;
}> {
  const [head, tokens] = await Promise.all([headers(), readEntryCookies()]);
  return { origin: describeRequest(head), ...tokens };
}
