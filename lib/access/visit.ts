import 'server-only';
import { headers } from 'next/headers';
import { readEntryCookies } from './entry';
import { describeRequest, type Origin } from './request';

/** Where the page being rendered is asked for from, and what the browser brings to a log-in. */
export async function readVisit(): Promise<{
  origin: Origin;
  device: string | undefined;
  pending: string | undefined;
}> {
  const [head, tokens] = await Promise.all([headers(), readEntryCookies()]);
  return { origin: describeRequest(head), ...tokens };
}
