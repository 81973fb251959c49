import 'server-only';
import type { NextRequest } from 'next/server';
import { type LiveClient, liveHub } from '@/lib/core/events/hub';
import { type LiveEvent, toBrowser } from '@/lib/core/events/wire';
import { log } from '@/lib/core/log';
import type { Actor } from '../actor';
import { sessionCookie } from '../login/cookie';
import { findCurrentSession } from '../session';

/** Shorter than the patience of any proxy in between. */
const heartbeatEvery = 25_000;
/** What ends by time alone is found out so often; what somebody ends closes its streams at once (`lib/core/events/hub.ts`). */
const sessionCheckedEvery = 60_000;

const encoder = new TextEncoder();
const line = (event: string, data: object) => encoder.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);

/**
 * An endless answer that tells of changes; null = too many streams. It begins with what changed since the page was drawn (`drawnAt`, milliseconds of the
 * epoch). A browser that comes back after a break is told to ask again.
 */
export function openLiveStream(actor: Actor, request: NextRequest, drawnAt: number | undefined): Response | null {
  const queue = new TransformStream<Uint8Array, Uint8Array>(undefined, { highWaterMark: 64 });
  const writer = queue.writable.getWriter();
  const timers: NodeJS.Timeout[] = [];
  let leave: (() => void) | null = null;
  const close = () => {
    for (const timer of timers) clearInterval(timer);
    leave?.();
    leave = null;
    writer.close().catch(() => {});
  };
  // A browser that no longer reads fills its queue; it is let go rather than kept in memory.
  const send = (bytes: Uint8Array) =>
    (writer.desiredSize ?? 0) <= 0 ? close() : void writer.write(bytes).catch(close);
  const tell = (event: LiveEvent | 'resync') =>
    send(event === 'resync' ? line('resync', {}) : line('change', toBrowser(event)));
  const client: LiveClient = { userId: actor.userId, organizationId: actor.organizationId, tell, close };
  leave = liveHub().join(client);
  if (!leave) return null;
  send(encoder.encode('retry: 5000\n\n'));
  if (request.headers.has('last-event-id')) tell('resync');
  else if (drawnAt !== undefined) liveHub().catchUp(client, drawnAt);
  timers.push(setInterval(() => send(encoder.encode(':\n\n')), heartbeatEvery));
  timers.push(
    setInterval(() => void stillValid(actor, request).then((valid) => valid || close()), sessionCheckedEvery),
  );
  request.signal.addEventListener('abort', close);
  writer.closed.catch(close);
  return new Response(queue.readable, { headers: streamHeaders });
}

/** `no-transform`: compression would hold the lines back until a block is full. */
const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
};

/** Same session, same person; asked without touching it, because an open page is no sign of life. */
async function stillValid(actor: Actor, request: NextRequest): Promise<boolean> {
  const cookie = request.cookies.get(sessionCookie().name)?.value;
  try {
    const session = await findCurrentSession(cookie, actor.requestId, false);
    return session?.actor.sessionId === actor.sessionId;
  } catch (error) {
    log({ requestId: actor.requestId }).warn({ err: error }, 'session of a live stream not checked');
    return true;
  }
}
