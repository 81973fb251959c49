import 'server-only';
import { env } from '../env';
import { log } from '../log';
import { PrimaryClient } from './primary.mjs';

export interface Listening {
  /** PostgreSQL channel, from code. */
  readonly channel: string;
  readonly told: (payload: string) => void;
  /** The connection stands again, or for the first time: something may have been missed. */
  readonly ready: () => void;
  /** From now on nothing is heard. */
  readonly lost: () => void;
}

export interface Listener {
  stop(): Promise<void>;
}

const longestPause = 30_000;

/** Keeps one connection that hears a channel, and makes it again when it breaks. */
export function listen({ channel, told, ready, lost }: Listening): Listener {
  let connection: PrimaryClient | undefined;
  let failures = 0;
  let stopped = false;

  function connect(): void {
    const client = new PrimaryClient({
      connectionString: env().RENKEI_APP_DATABASE_URL,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    connection = client;
    client.on('notification', ({ payload }) => told(payload ?? ''));
    client.on('error', (error) => broken(client, error));
    client.on('end', () => broken(client));
    client
      .connect()
      .then(() => client.query(`LISTEN ${channel}`))
      .then(() => {
        failures = 0;
        ready();
      })
      .catch((error: unknown) => broken(client, error));
  }

  function broken(client: PrimaryClient, error?: unknown): void {
    if (connection !== client) return;
    connection = undefined;
    lost();
    client.end().catch(() => {});
    if (failures++ === 0) log().warn({ err: error, channel }, 'listening lost the database');
    const pause = Math.min(longestPause, 250 * 2 ** failures) * (0.5 + Math.random() / 2);
    setTimeout(() => !stopped && !connection && connect(), pause).unref();
  }

  connect();
  return {
    stop: async () => {
      stopped = true;
      const last = connection;
      connection = undefined;
      await last?.end().catch(() => {});
    },
  };
}
