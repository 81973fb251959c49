import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { addressesOf } from './addresses.mjs';

/**
 * Of an address that names several servers, one takes writes. `pg` connects to one host, so what makes connections here looks which of them
 * it is. Plain Node, because commands use it before anything is built.
 */

/** Milliseconds that a host may take to say what it is. */
const patience = 2_000;
/** Milliseconds for which others may still answer when one host has said that it takes writes. */
const others = 200;
/** Milliseconds after which a new connection asks again. */
const lasts = 5_000;

/** @typedef {{ host: string, port: number }} Place */
/** @typedef {{ place: Place, timeline: string }} Primary */

/**
 * What each address was last found to lead to; a search that is under way is joined.
 * @type {Map<string, { place: Promise<Place>, until: number }>}
 */
const known = new Map();

/** @param {string} address @returns {Promise<Place>} */
function primaryOf(address) {
  const last = known.get(address);
  if (last && performance.now() < last.until) return last.place;
  const search = { place: findPrimary(address), until: performance.now() + lasts };
  known.set(address, search);
  search.place.catch(() => known.get(address) === search && known.delete(address));
  return search.place;
}

/**
 * The server that takes writes. Should two say so, because one that had failed came back as it was, it is the one that was promoted:
 * its history, the timeline, has the higher number. A host that does not answer is not waited for when another one has.
 * @param {string} address
 * @returns {Promise<Place>}
 */
async function findPrimary(address) {
  /** @type {Primary[]} */
  const primaries = [];
  const asked = addressesOf(address).map(async (each) => {
    const primary = await ask(each);
    if (primary === null) throw new Error('it is a standby');
    primaries.push(primary);
  });
  const all = Promise.allSettled(asked);
  await Promise.race([all, Promise.any(asked).then(() => sleep(others))]).catch(() => {});
  const [newest] = primaries.sort((one, other) => (one.timeline < other.timeline ? 1 : -1));
  if (newest) return newest.place;
  const errors = (await all).flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
  // A wrong password is what to tell, rather than that a host is down.
  const cause = errors.find(({ code }) => /^(28|3D)/.test(code ?? '')) ?? errors[0];
  const message = `none of the ${asked.length} servers of the database takes writes: ${cause?.message}`;
  throw Object.assign(new Error(message, { cause }), cause?.code ? { code: cause.code } : {});
}

/** @param {string} address of one server @returns {Promise<Primary | null>} null = it is a standby */
async function ask(address) {
  const client = new pg.Client({
    ...{ connectionString: address, connectionTimeoutMillis: patience, query_timeout: patience },
    application_name: 'renkei primary',
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query(
      `SELECT CASE WHEN pg_is_in_recovery() THEN NULL ELSE left(pg_walfile_name(pg_current_wal_lsn()), 8) END AS timeline`,
    );
    const { timeline } = rows[0];
    return timeline === null ? null : { place: { host: client.host, port: client.port }, timeline };
  } finally {
    void client.end().catch(() => {});
  }
}

/** A connection to the server that takes writes. Where an address names one host it is `pg`'s own. */
export class PrimaryClient extends pg.Client {
  /** @param {import('pg').ClientConfig} [config] */
  constructor(config = {}) {
    const address = config.connectionString ?? '';
    const [first = '', ...others] = addressesOf(address);
    super({ ...config, connectionString: first });
    /** @type {string | null} */
    this.several = others.length === 0 ? null : address;
  }

  /**
   * @override
   * @param {any} [done]
   * @returns {any}
   */
  connect(done) {
    if (this.several === null) return done ? super.connect(done) : super.connect();
    const connected = this.connectToPrimary(this.several);
    if (!done) return connected;
    connected.then(
      () => done(null, this),
      (error) => done(error),
    );
  }

  /** @param {string} address */
  async connectToPrimary(address) {
    const place = primaryOf(address);
    const forget = () => {
      if (known.get(address)?.place === place) known.delete(address);
    };
    Object.assign(this, await place);
    // A connection that breaks may mean that another server is the primary now.
    this.on('error', forget);
    try {
      await super.connect();
      const { rows } = await this.query('SELECT pg_is_in_recovery() AS standby');
      if (rows[0].standby) throw new Error('the server has become a standby');
      return this;
    } catch (error) {
      forget();
      void this.end().catch(() => {});
      throw error;
    }
  }
}
