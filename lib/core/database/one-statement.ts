import { type Pool, type PoolClient, type QueryConfig, types } from 'pg';

/** A prepared statement with what it is run with. */
export interface Statement {
  /** On one connection a name stands for one text; '' prepares anew each time. */
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}

/** A server that runs statements answers within its `statement_timeout`; a connection that is silent for longer is dead. */
const silence = 20_000;

/** The few types that `pg` reads otherwise than Prisma, so that a statement answers the same whichever way it goes. */
const readers: Readonly<Record<number, (text: string) => unknown>> = {
  20: BigInt,
  1082: (date) => new Date(`${date}T00:00:00Z`),
  1114: (time) => new Date(`${time.replace(' ', 'T')}Z`),
};
const typesOfPrisma = { getTypeParser: (type: number) => readers[type] ?? types.getTypeParser(type, 'text') };

async function run(client: PoolClient, statement: Statement): Promise<unknown[]> {
  const config: QueryConfig & { query_timeout: number } = {
    ...statement,
    types: typesOfPrisma,
    query_timeout: silence,
  };
  return (await client.query(config)).rows;
}

const word = (text: string): Statement => ({ name: '', text, values: [] });
const [begin, commit] = [word('BEGIN'), word('COMMIT')];

/** The connection is the pool's again after an answer to the end, and closed after anything else, which also ends a transaction. */
async function onConnection<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let fault: Error | undefined;
  const lost = (error: Error) => {
    fault ??= error;
  };
  // What is under way hears of it by itself; without a listener the process would end.
  client.on('error', lost);
  try {
    return await work(client);
  } catch (error) {
    lost(error as Error);
    throw fault;
  } finally {
    client.removeListener('error', lost);
    client.release(fault);
  }
}

/** Runs a statement by itself; its rows. */
export const runAlone = <Row>(pool: Pool, statement: Statement): Promise<Row[]> =>
  onConnection(pool, (client) => run(client, statement)) as Promise<Row[]>;

/**
 * Runs a statement in a transaction that `context` opens, straight through `pg`: for a page that asks one thing, half of what an
 * interactive transaction of Prisma's costs. All four go out at once (the pool's `pipeline`): a page waits for one round trip. What follows
 * a failure fails with it. Its rows.
 */
export function runIn<Row>(pool: Pool, context: Statement, statement: Statement): Promise<Row[]> {
  return onConnection(pool, async (client) => {
    const { stream } = client.connection;
    // Four statements are written to the socket at once.
    stream.cork();
    const answers = [begin, context, statement, commit].map((one) => run(client, one));
    stream.uncork();
    const [, , rows] = await Promise.all(answers);
    return rows as Row[];
  });
}
