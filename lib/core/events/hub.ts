import 'server-only';
import { now } from '../clock';
import { type Listener, listen } from '../database/listen';
import type { OrganizationId, UserId } from '../ids';
import { isFor, type LiveEvent, liveChannel, parseLiveEvent, parseStreamEnd } from './wire';

/** A browser that is told. `resync`: something may have been missed; it must ask again. */
export interface LiveClient {
  readonly userId: UserId;
  readonly organizationId: OrganizationId;
  readonly tell: (event: LiveEvent | 'resync') => void;
  readonly close: () => void;
}

const mostPerUser = 8;
const mostAtAll = 4_000;
/** Of what was heard, for pages that open their stream after they were drawn. */
const mostKept = 2_000;
/** Milliseconds for which one goes on listening when nobody is left to be told: the next page comes soon. */
const lingers = 60_000;

interface Heard {
  readonly at: number;
  readonly event: LiveEvent;
}

/** One LISTEN connection for all browsers of this process, kept up for as long as there is one and a minute longer. */
class Hub {
  private readonly clients = new Set<LiveClient>();
  /** They joined while nothing was heard. */
  private readonly early = new Set<LiveClient>();
  private heard: Heard[] = [];
  /** Since when everything that was published is in `heard`; undefined = nobody listens. */
  private heardSince: number | undefined;
  private listener: Listener | undefined;
  private leaving: NodeJS.Timeout | undefined;
  private missed = false;

  /** Returns what ends it; null = this user has too many streams open, or all users together. */
  join(client: LiveClient): (() => void) | null {
    const own = [...this.clients].filter((other) => other.userId === client.userId).length;
    if (own >= mostPerUser || this.clients.size >= mostAtAll) return null;
    this.clients.add(client);
    clearTimeout(this.leaving);
    this.listener ??= this.listen();
    return () => this.leave(client);
  }

  /** Tells a browser that has joined what it missed since its page was drawn (milliseconds of the epoch), of each topic once. */
  catchUp(client: LiveClient, drawnAt: number): void {
    if (this.heardSince === undefined) this.early.add(client);
    else if (drawnAt < this.heardSince) client.tell('resync');
    else {
      const missed = this.heard.filter(({ at, event }) => at >= drawnAt && isFor(event, client));
      for (const event of new Map(missed.map((one) => [one.event.topic, one.event])).values()) client.tell(event);
    }
  }

  get size(): number {
    return this.clients.size;
  }

  /** Ends every stream; browsers come back by themselves, to another process or to this one when it is up again. */
  closeAll(): void {
    for (const client of [...this.clients]) client.close();
    this.clients.clear();
    this.early.clear();
    this.disconnect();
  }

  private leave(client: LiveClient): void {
    this.clients.delete(client);
    this.early.delete(client);
    if (this.clients.size > 0) return;
    clearTimeout(this.leaving);
    this.leaving = setTimeout(() => this.clients.size > 0 || this.disconnect(), lingers).unref();
  }

  private disconnect(): void {
    this.heardSince = undefined;
    void this.listener?.stop();
    this.listener = undefined;
  }

  private listen(): Listener {
    return listen({
      channel: liveChannel,
      told: (payload) => this.spread(payload),
      ready: () => this.ready(),
      lost: () => {
        this.missed = true;
        this.heardSince = undefined;
      },
    });
  }

  /** Whatever was published while nobody listened is unknown, so everybody asks again. */
  private ready(): void {
    this.heardSince = now().getTime();
    this.heard = [];
    for (const client of this.missed ? this.clients : this.early) client.tell('resync');
    this.missed = false;
    this.early.clear();
  }

  private keep(event: LiveEvent): void {
    this.heard.push({ at: now().getTime(), event });
    if (this.heard.length <= mostKept) return;
    const dropped = this.heard.shift();
    if (dropped) this.heardSince = dropped.at + 1;
  }

  /** A browser whose user may still read comes back by itself, with the session that it has then. */
  private end(id: string): void {
    for (const client of [...this.clients]) if (client.userId === id || client.organizationId === id) client.close();
  }

  private spread(payload: string): void {
    const ended = parseStreamEnd(payload);
    if (ended !== null) this.end(ended);
    const event = parseLiveEvent(payload);
    if (!event) return;
    this.keep(event);
    for (const client of this.clients) if (isFor(event, client)) client.tell(event);
  }
}

const processWide = globalThis as { renkeiLiveHub?: Hub };

/** The hub of this process; several copies of this module (one per bundle) share it. */
export function liveHub(): Pick<Hub, 'join' | 'catchUp' | 'size' | 'closeAll'> {
  if (!processWide.renkeiLiveHub) {
    const hub = new Hub();
    processWide.renkeiLiveHub = hub;
    // Streams never end by themselves; a server that is told to stop would wait for them.
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => hub.closeAll());
  }
  return processWide.renkeiLiveHub;
}
