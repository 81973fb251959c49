import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { z } from 'zod';
import { refuseEmptyCommit } from './database/commit';
import { runAlone, runIn, type Statement } from './database/one-statement';
import { PrimaryClient } from './database/primary.mjs';
import { checked } from './database/row-check';
import { nameStatements } from './database/statements';
import { env } from './env';
import { Prisma, PrismaClient } from './generated/client';
import { organizationId, sessionId, userId } from './id-shapes';
import type { NodeId, OrganizationId, UserId } from './ids';

/** Columns that the application's role may not read: a query gets them only by name, and only in `withSystem`. */
const unreadable = { user: { passwordHash: true }, session: { tokenHash: true } } as const;
type Client = PrismaClient<never, typeof unreadable>;

/** What queries and mutations get: a transaction that already knows its actor. It cannot open another one. */
export type Db = Pick<Client, Exclude<keyof Prisma.TransactionClient, '$transaction'>>;

/** Whose eyes the database looks through. Everything else about an actor is the code's business. */
export interface DbActor {
  readonly userId: UserId;
  readonly organizationId: OrganizationId;
  readonly organizationKind: string;
  readonly requestId: string;
}

/** A server of the network that speaks for itself. */
export interface DbNode {
  readonly nodeId: NodeId;
  /** Its owner. */
  readonly organizationId: OrganizationId;
}

/** One pool for everything: names of statements belong to a connection, and so to whoever uses it. */
interface Database {
  readonly pool: Pool;
  readonly client: Client;
  readonly nameOf: (text: string) => string;
}

/** By address: a process has one, and only tests that share a process go from one to another. */
const processWide = globalThis as { renkeiDatabases?: Map<string, Database> };

function connect(): Database {
  const pool = new Pool({
    connectionString: env().RENKEI_APP_DATABASE_URL,
    Client: PrimaryClient,
    max: env().RENKEI_DB_POOL,
    pipeline: true,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 20_000,
    // Pages are answered from memory: neither disk-time costs nor compiling queries pays.
    options: '-c timezone=UTC -c random_page_cost=1.1 -c jit=off',
  });
  // The pool has dropped the connection by then; without a listener the process would end.
  pool.on('error', () => undefined);
  pool.on('connect', refuseEmptyCommit);
  const nameOf = nameStatements(500);
  const adapter = new PrismaPg(pool, { statementNameGenerator: ({ sql }) => nameOf(sql) });
  const client = new PrismaClient({
    adapter,
    omit: unreadable,
    transactionOptions: { maxWait: 5_000, timeout: 20_000 },
  });
  return { pool, client, nameOf };
}

function database(): Database {
  processWide.renkeiDatabases ??= new Map();
  const known = processWide.renkeiDatabases.get(env().RENKEI_APP_DATABASE_URL);
  if (known) return known;
  const made = connect();
  processWide.renkeiDatabases.set(env().RENKEI_APP_DATABASE_URL, made);
  return made;
}

function open<T>(context: Prisma.Sql, work: (db: Db) => Promise<T>): Promise<T> {
  return database().client.$transaction(async (tx) => {
    await tx.$executeRaw(context);
    return work(tx);
  });
}

function actorContext(actor: DbActor, readOnly: boolean): Prisma.Sql {
  return Prisma.sql`SELECT renkei.begin_actor(${actor.userId}::uuid, ${actor.organizationId}::uuid, ${actor.organizationKind}, ${actor.requestId}, ${readOnly})`;
}

/** Runs `work` in one transaction that sees and writes only what the actor's organization may. */
export function withActor<T>(actor: DbActor, work: (db: Db) => Promise<T>): Promise<T> {
  return open(actorContext(actor, false), work);
}

/** Like `withActor`, READ ONLY: a write raises. */
export function readAs<T>(actor: DbActor, work: (db: Db) => Promise<T>): Promise<T> {
  return open(actorContext(actor, true), work);
}

/**
 * Runs `work` in one transaction for the nodes whose messages it writes: one, or all that are written together. It sees and writes
 * only what a policy opens to `renkei_node`, which says for which of them; nothing that their organizations' people see.
 */
export function withNodes<T>(nodes: readonly DbNode[], requestId: string, work: (db: Db) => Promise<T>): Promise<T> {
  return open(nodeContext(nodes, requestId, false), work);
}

/** Like `withNodes`, READ ONLY. */
export function readAsNodes<T>(nodes: readonly DbNode[], requestId: string, work: (db: Db) => Promise<T>): Promise<T> {
  return open(nodeContext(nodes, requestId, true), work);
}

function nodeContext(nodes: readonly DbNode[], requestId: string, readOnly: boolean): Prisma.Sql {
  const ids = nodes.map(({ nodeId }) => nodeId);
  const organizations = nodes.map(({ organizationId }) => organizationId);
  return Prisma.sql`SELECT renkei.begin_nodes(${ids}::uuid[], ${organizations}::uuid[], ${requestId}, ${readOnly})`;
}

/** Where questions are put: to a transaction's `Db`, or one by one to `askAs`. */
export interface Ask {
  $queryRaw<T = unknown>(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<T>;
}

function statement(query: TemplateStringsArray | Prisma.Sql, typed: unknown[] = []): Statement {
  const sql = query instanceof Prisma.Sql ? query : Prisma.sql(query, ...typed);
  const { text } = sql;
  // `pg` would write a time in the host's zone.
  const values = sql.values.map((value) => (value instanceof Date ? value.toISOString() : value));
  return { name: database().nameOf(text), text, values };
}

/**
 * How a statement is planned, if PostgreSQL is not to judge: `custom`, for the values that it has this time, because how many rows
 * they match decides how to look for them; `generic`, once for all values, where that was measured to save more than it costs
 * (`docs/decisions/0037-planning.md`).
 */
export type Planning = 'auto' | 'custom' | 'generic';
const planModes = { custom: 'force_custom_plan', generic: 'force_generic_plan' } as const;

/** Like `readAs`, for what one statement answers: each is a transaction of its own, and costs half as much. */
export function askAs(actor: DbActor, planning: Planning = 'auto'): Ask {
  const opened = actorContext(actor, true);
  const context =
    planning === 'auto' ? opened : Prisma.sql`${opened}, set_config('plan_cache_mode', ${planModes[planning]}, true)`;
  return {
    $queryRaw: async <T>(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) =>
      (await runIn(database().pool, statement(context), statement(query, values))) as T,
  };
}

/** Runs `work` for no organization: log-in, mail, clock ticks. `task` names the reason in logs and audit rows. */
export function withSystem<T>(task: string, work: (db: Db) => Promise<T>, requestId = ''): Promise<T> {
  return open(Prisma.sql`SELECT renkei.begin_system(${task}, ${requestId}, false)`, work);
}

/** A valid session with its user, as `renkei.session_actor` answers. */
const sessionRowShape = z.object({
  session_id: sessionId,
  started_at: z.date(),
  expires_at: z.date(),
  previous_login_at: z.date().nullable(),
  user_id: userId,
  user_name: z.string(),
  login_id: z.string(),
  locale: z.string(),
  roles: z.array(z.string()).readonly(),
  organization_id: organizationId,
  organization_kind: z.string(),
  organization_code: z.string(),
  organization_name: z.string(),
  organization_name_en: z.string(),
  parent_organization_id: organizationId.nullable(),
  /** Notifications that wait; counting ends at 100. */
  unread: z.number(),
});
export type SessionRow = z.infer<typeof sessionRowShape>;

/** The check that every request begins with: one round trip, no transaction, nothing but this one function. */
export async function findSession(
  tokenHash: string,
  at: Date,
  idleSeconds: number,
  touch: boolean,
): Promise<SessionRow | null> {
  const question = Prisma.sql`SELECT * FROM renkei.session_actor(${tokenHash}, ${at}, ${idleSeconds}::integer, ${touch})`;
  const [row] = await checked(sessionRowShape, runAlone<SessionRow>(database().pool, statement(question)));
  return row ?? null;
}

/** Closes the pool; for tests and for processes that end. */
export async function closeDatabase(): Promise<void> {
  const open = processWide.renkeiDatabases?.get(env().RENKEI_APP_DATABASE_URL);
  processWide.renkeiDatabases?.delete(env().RENKEI_APP_DATABASE_URL);
  await open?.client.$disconnect();
  await open?.pool.end();
}
