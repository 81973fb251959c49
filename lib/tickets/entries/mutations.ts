import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { enqueue } from '@/lib/core/background/queue';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result } from '@/lib/core/errors';
import { Prisma } from '@/lib/core/generated/client';
import { newId, type OrganizationId, type UserId } from '@/lib/core/ids';
import { grantFiles } from '@/lib/files/mutations';
import type { TicketEntryKind } from '../constants';
import { readFilesTask } from '../search/constants';

const seqShape = z.object({ seq: z.number() });

/** The place of an entry that moves nothing. */
export async function takePlace(db: Db, ticketId: string): Promise<number> {
  const [row] = await askRows(db, seqShape)`
    UPDATE tickets SET last_seq = last_seq + 1 WHERE id = ${ticketId}::uuid RETURNING last_seq AS seq`;
  if (row === undefined) throw new Error('a ticket that was read is gone');
  return row.seq;
}

interface Entry {
  readonly ticketId: string;
  readonly seq: number;
  readonly kind: TicketEntryKind;
  readonly audience: readonly OrganizationId[];
  /** When something refers to it. */
  readonly id?: string;
}

interface Said {
  readonly organizationId: OrganizationId;
  /** Null: the portal itself. */
  readonly userId: UserId | null;
  readonly userName: string;
  readonly body: string;
  readonly sourceId?: string | null | undefined;
  readonly carrier?: '' | 'staff' | 'contractor';
  readonly at: Date;
}

/** The same words in one or more tickets. */
export async function addEntries(db: Db, entries: readonly Entry[], said: Said): Promise<void> {
  const rows = JSON.stringify(entries.map((entry) => ({ id: newId(), ...entry })));
  await db.$executeRaw`
    INSERT INTO ticket_entries (id, ticket_id, seq, kind, organization_id, author_id, author_name, body, source_id, audience, carrier, created_at)
    SELECT s.id, s."ticketId", s.seq, s.kind, ${said.organizationId}::uuid, ${said.userId}::uuid, ${said.userName}, ${said.body},
      ${said.sourceId ?? null}::uuid, s.audience, ${said.carrier || null}::ticket_carrier, ${said.at}
    FROM jsonb_to_recordset(${rows}::jsonb) s(id uuid, "ticketId" uuid, seq integer, kind ticket_entry_kind, audience uuid[])`;
}

/** What the actor's organization can read goes up with the ticket, except what stays inside an organization. */
export function openEntries(db: Db, actor: Actor, ticketId: string, organizationId: OrganizationId): Promise<void> {
  return open(
    db,
    actor,
    organizationId,
    Prisma.sql`ticket_id = ${ticketId}::uuid AND kind NOT IN ('note', 'assigned')`,
  );
}

/** An answer that is passed on comes with the answers it passes on in turn, in their authors' words. */
export function openAnswers(db: Db, actor: Actor, entryId: string, organizationId: OrganizationId): Promise<void> {
  return open(
    db,
    actor,
    organizationId,
    Prisma.sql`id IN (WITH RECURSIVE source AS (
      SELECT id, source_id FROM ticket_entries WHERE id = ${entryId}::uuid
      UNION ALL SELECT e.id, e.source_id FROM ticket_entries e JOIN source s ON e.id = s.source_id) SELECT id FROM source)`,
  );
}

const idShape = z.object({ id: z.string() });

const fileIdShape = z.object({ fileId: z.string() });

async function open(db: Db, actor: Actor, organizationId: OrganizationId, which: Prisma.Sql): Promise<void> {
  const opened = await askRows(db, idShape)`
    UPDATE ticket_entries SET audience = audience || ${organizationId}::uuid
    WHERE ${which} AND NOT ${organizationId}::uuid = ANY (audience) RETURNING id`;
  if (opened.length === 0) return;
  const files = await askRows(db, fileIdShape)`
    SELECT file_id AS "fileId" FROM ticket_entry_files WHERE entry_id = ANY (${opened.map(({ id }) => id)}::uuid[])`;
  const ids = files.map(({ fileId }) => fileId);
  await grantFiles(db, actor, ids, [organizationId]);
}

/** Puts uploaded files under an entry and shows them to its readers; a problem if one is not there (any more). */
export async function attachFiles(
  db: Db,
  actor: Actor,
  entryId: string,
  fileIds: readonly string[],
  audience: readonly OrganizationId[],
): Promise<Result<never> | null> {
  if (fileIds.length === 0) return null;
  if (!(await grantFiles(db, actor, fileIds, audience))) return failure('notFound', 'fileIds');
  await db.$executeRaw`
    INSERT INTO ticket_entry_files (entry_id, file_id) SELECT ${entryId}::uuid, file FROM unnest(${[...fileIds]}::uuid[]) file
    ON CONFLICT DO NOTHING`;
  await enqueue(db, readFilesTask, {}, { key: readFilesTask });
  return null;
}
