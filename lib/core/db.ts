import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import { env } from './env';
import { Prisma, PrismaClient } from './generated/client';
import type { OrganizationId, UserId } from './ids';
import { nameStatements } from './statements';

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

const processWide = globalThis as { renkeiClient?: Client };

function client(): Client {
  processWide.renkeiClient ??= new PrismaClient({
    adapter: new PrismaPg(
      {
        connectionString: env().RENKEI_APP_DATABASE_URL,
        max: env().RENKEI_DB_POOL,
        connectionTimeoutMillis: 5_000,
        statement_timeout: 15_000,
        idle_in_transaction_session_timeout: 20_000,
        // Pages are answered from memory: neither disk-time costs nor compiling queries pays. Planning a page's statement anew costs
        // more than running it.
        options: '-c timezone=UTC -c random_page_cost=1.1 -c jit=off -c plan_cache_mode=force_generic_plan',
      },
      { statementNameGenerator: nameStatements(500) },
    ),
    omit: unreadable,
    transactionOptions: { maxWait: 5_000, timeout: 20_000 },
  });
  return processWide.renkeiClient;
}

function open<T>(context: Prisma.Sql, work: (db: Db) => Promise<T>): Promise<T> {
  return client().$transaction(async (tx) => {
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

/** Runs `work` for no organization: log-in, mail, clock ticks. `task` names the reason in logs and audit rows. */
export function withSystem<T>(task: string, work: (db: Db) => Promise<T>, requestId = ''): Promise<T> {
  return open(Prisma.sql`SELECT renkei.begin_system(${task}, ${requestId}, false)`, work);
}

/** A valid session with its user, as `renkei.session_actor` answers. */
export interface SessionRow {
  readonly session_id: string;
  readonly started_at: Date;
  readonly expires_at: Date;
  readonly previous_login_at: Date | null;
  readonly user_id: string;
  readonly user_name: string;
  readonly login_id: string;
  readonly locale: string;
  readonly roles: readonly string[];
  readonly organization_id: string;
  readonly organization_kind: string;
  readonly organization_code: string;
  readonly organization_name: string;
  readonly parent_organization_id: string | null;
  /** Notifications that wait; counting ends at 100. */
  readonly unread: number;
}

/** The check that every request begins with: one round trip, no transaction, nothing but this one function. */
export async function findSession(
  tokenHash: string,
  at: Date,
  idleSeconds: number,
  touch: boolean,
): Promise<SessionRow | null> {
  const rows = await client().$queryRaw<SessionRow[]>`
    SELECT * FROM renkei.session_actor(${tokenHash}, ${at}, ${idleSeconds}::integer, ${touch})`;
  return rows[0] ?? null;
}

/** Closes the pool; for tests and for processes that end. */
export async function closeDatabase(): Promise<void> {
  await processWide.renkeiClient?.$disconnect();
  delete processWide.renkeiClient;
}
