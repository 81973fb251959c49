import 'server-only';
import { Client } from 'pg';
import { env } from './env';
import { isFor, type LiveEvent, liveChannel, parseLiveEvent } from './events-wire';
import { log } from './log';

/** A browser that is told. `resync`: something may have been missed; it must ask again. */
export interface LiveClient {
  readonly userId: string;
  readonly organizationId: string;
  readonly tell: (event: LiveEvent | 'resync') => void;
  readonly close: () => void;
}

const mostPerUser = 8;
const mostAtAll = 4_000;
const longestPause = 30_000;

/** One LISTEN connection for all browsers of this process, kept up for as long as there is one. */
class Hub {
  private readonly clients = new Set<LiveClient>();
  private connection: Client | undefined;
  private failures = 0;
  private missed = false;

  /** Returns what ends it; null = this user has too many streams open, or all users together. */
  join(client: LiveClient): (() => void) | null {
    const own = [...this.clients].filter((other) => other.userId === client.userId).length;
    if (own >= mostPerUser || this.clients.size >= mostAtAll) return null;
    this.clients.add(client);
    if (!this.connection) this.connect();
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
    const old = this.connection;
    this.connection = undefined;
    old?.end().catch(() => {});
  }

  private connect(): void {
    const connection = new Client({
      connectionString: env().RENKEI_APP_DATABASE_URL,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    this.connection = connection;
    connection.on('notification', ({ payload }) => this.spread(payload ?? ''));
    connection.on('error', (error) => this.lost(connection, error));
    connection.on('end', () => this.lost(connection));
    connection
      .connect()
      .then(() => connection.query(`LISTEN ${liveChannel}`))
      .then(() => this.ready())
      .catch((error: unknown) => this.lost(connection, error));
  }

  /** Whatever was published while nobody listened is unknown, so everybody asks again. */
  private ready(): void {
    this.failures = 0;
    if (!this.missed) return;
    this.missed = false;
    for (const client of this.clients) client.tell('resync');
  }

  private lost(connection: Client, error?: unknown): void {
    if (this.connection !== connection) return;
    this.connection = undefined;
    this.missed = true;
    connection.end().catch(() => {});
    if (this.failures++ === 0) log().warn({ err: error }, 'live updates lost the database');
    const pause = Math.min(longestPause, 500 * 2 ** this.failures) * (0.5 + Math.random() / 2);
    setTimeout(() => {
      if (!this.connection && this.clients.size > 0) this.connect();
    }, pause).unref();
  }

  private spread(payload: string): void {
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
