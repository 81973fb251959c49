import 'server-only';
import { isFor, type LiveEvent, liveChannel, parseLiveEvent, parseStreamEnd } from './events-wire';
import { type Listener, listen } from './listen';

/** A browser that is told. `resync`: something may have been missed; it must ask again. */
export interface LiveClient {
  readonly userId: string;
  readonly organizationId: string;
  readonly tell: (event: LiveEvent | 'resync') => void;
  readonly close: () => void;
}

const mostPerUser = 8;
const mostAtAll = 4_000;

/** One LISTEN connection for all browsers of this process, kept up for as long as there is one. */
class Hub {
  private readonly clients = new Set<LiveClient>();
  private listener: Listener | undefined;
  private missed = false;

  /** Returns what ends it; null = this user has too many streams open, or all users together. */
  join(client: LiveClient): (() => void) | null {
    const own = [...this.clients].filter((other) => other.userId === client.userId).length;
    if (own >= mostPerUser || this.clients.size >= mostAtAll) return null;
    this.clients.add(client);
    this.listener ??= this.listen();
    return () => this.leave(client);
  }

  get size(): number {
    return this.clients.size;
  }

  /** Ends every stream; browsers come back by themselves, to another process or to this one when it is up again. */
  closeAll(): void {
    for (const client of [...this.clients]) client.close();
    this.clients.clear();
    this.disconnect();
  }

  private leave(client: LiveClient): void {
    this.clients.delete(client);
    if (this.clients.size === 0) this.disconnect();
  }

  private disconnect(): void {
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
      },
    });
  }

  /** Whatever was published while nobody listened is unknown, so everybody asks again. */
  private ready(): void {
    if (!this.missed) return;
    this.missed = false;
    for (const client of this.clients) client.tell('resync');
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
    for (const client of this.clients) if (isFor(event, client)) client.tell(event);
  }
}

const processWide = globalThis as { renkeiLiveHub?: Hub };

/** The hub of this process; several copies of this module (one per bundle) share it. */
export function liveHub(): Pick<Hub, 'join' | 'size' | 'closeAll'> {
  if (!processWide.renkeiLiveHub) {
    const hub = new Hub();
    processWide.renkeiLiveHub = hub;
    // Streams never end by themselves; a server that is told to stop would wait for them.
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => hub.closeAll());
  }
  return processWide.renkeiLiveHub;
}
