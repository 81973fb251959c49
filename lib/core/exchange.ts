import { type Connection, type Pool, type PoolClient, type Submittable, types } from 'pg';

/** A prepared statement with what it is run with. */
export interface Statement {
  /** On one connection a name stands for one text; '' prepares anew each time. */
  readonly name: string;
  readonly text: string;
  readonly values: readonly (string | null)[];
}

/** As `pg` has it; its types ask for one argument more. */
interface Wire {
  readonly stream: { cork(): void; uncork(): void };
  readonly parsedStatements: Readonly<Record<string, string>>;
  parse(statement: { name: string; text: string }): void;
  bind(bound: { statement: string; values: readonly (string | null)[] }): void;
  describe(portal: { type: 'P' }): void;
  execute(portal: null): void;
  sync(): void;
}

interface Column {
  readonly name: string;
  readonly dataTypeID: number;
}

type Fields = readonly (string | null)[];
type Ended = (error: Error | null) => void;

/** A server that runs statements answers within its `statement_timeout`; a connection that is silent for longer is dead. */
const silence = 20_000;

/** The few types that `pg` reads otherwise than Prisma, so that a statement answers the same whichever way it goes. */
const readers: Readonly<Record<number, (text: string) => unknown>> = {
  20: BigInt,
  1082: (date) => new Date(`${date}T00:00:00Z`),
  1114: (time) => new Date(`${time.replace(' ', 'T')}Z`),
};

/**
 * Statements that are sent in one piece and answered in one: PostgreSQL takes what stands before one Sync as one transaction, skips the
 * rest as soon as one fails, and ends the transaction at the Sync in any case. Only the last one's rows are kept.
 */
class Exchange implements Submittable {
  readonly query_timeout = silence;
  readonly #statements: readonly Statement[];
  readonly #rows: Fields[] = [];
  #columns: readonly Column[] = [];
  #answered = 0;
  /** `pg` replaces it to measure the silence. */
  callback: Ended;

  constructor(statements: readonly Statement[], ended: Ended) {
    this.#statements = statements;
    this.callback = ended;
  }

  /** What is being answered: `pg` notes under it that the connection knows the statement. */
  get name(): string | undefined {
    return this.#statements[this.#answered]?.name;
  }

  get text(): string | undefined {
    return this.#statements[this.#answered]?.text;
  }

  submit(connection: Connection): void {
    const wire = connection as unknown as Wire;
    const parsed = new Set<string>();
    wire.stream.cork();
    for (const [index, { name, text, values }] of this.#statements.entries()) {
      const known = name !== '' && (wire.parsedStatements[name] !== undefined || parsed.has(name));
      if (!known) wire.parse({ name, text });
      parsed.add(name);
      wire.bind({ statement: name, values });
      if (index === this.#statements.length - 1) wire.describe({ type: 'P' });
      wire.execute(null);
    }
    wire.sync();
    wire.stream.uncork();
  }

  handleRowDescription({ fields }: { readonly fields: readonly Column[] }): void {
    this.#columns = fields;
  }

  handleDataRow({ fields }: { readonly fields: Fields }): void {
    if (this.#answered === this.#statements.length - 1) this.#rows.push(fields);
  }

  handleCommandComplete(): void {
    this.#answered += 1;
  }

  handleError(error: Error): void {
    this.callback(error);
  }

  handleReadyForQuery(): void {
    this.callback(null);
  }

  rows(): unknown[] {
    const columns = this.#columns.map(({ name, dataTypeID }) => ({
      name,
      read: readers[dataTypeID] ?? types.getTypeParser(dataTypeID, 'text'),
    }));
    return this.#rows.map((fields) => {
      const row: Record<string, unknown> = {};
      for (const [index, { name, read }] of columns.entries()) {
        const text = fields[index] ?? null;
        row[name] = text === null ? null : read(text);
      }
      return row;
    });
  }
}

const sendOn = (client: PoolClient, statements: readonly Statement[]): Promise<Exchange> =>
  new Promise((resolve, reject) => {
    const sent: Exchange = new Exchange(statements, (error) => (error === null ? resolve(sent) : reject(error)));
    client.query(sent);
  });

/**
 * Runs the statements in one transaction and one round trip; the last one's rows. The connection is the pool's again after an answer to
 * the end, and closed after anything else.
 */
export async function exchange<Row>(pool: Pool, statements: readonly Statement[]): Promise<Row[]> {
  const client = await pool.connect();
  let fault: Error | undefined;
  const lost = (error: Error) => {
    fault ??= error;
  };
  // What is under way hears of it by itself; without a listener the process would end.
  client.on('error', lost);
  try {
    return (await sendOn(client, statements)).rows() as Row[];
  } catch (error) {
    lost(error as Error);
    throw fault;
  } finally {
    client.removeListener('error', lost);
    client.release(fault);
  }
}

const quoted = (value: unknown) => (value === null ? 'NULL' : `"${carried(value)?.replace(/["\\]/g, '\\$&')}"`);

/** A value as a parameter carries it: PostgreSQL's text of it. */
export function carried(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return `{${value.map(quoted).join(',')}}`;
  throw new TypeError('no parameter carries such a value');
}
