import 'server-only';
import type { Db } from '@/lib/core/db';
import type { StoredLink } from './rules';

interface Row {
  seq: bigint;
  entry_id: string;
  previous_hash: string;
  hash: string;
  content_hash: string | null;
  id: string | null;
  format: number;
  at: Date;
  event: string;
  target_type: string;
  target_id: string;
  actor_user_id: string | null;
  actor_node_id: string | null;
  actor_name: string;
  actor_organization_id: string | null;
  actor_organization_name: string;
  acting_for_organization_id: string | null;
  task: string | null;
  request_id: string;
  organization_ids: string[];
  before_text: string | null;
  after_text: string | null;
  shown: boolean;
}

/** The next links in order, with their entries. In `withSystem` only. */
export async function listLinks(db: Db, after: bigint, limit: number): Promise<StoredLink[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT l.seq, l.entry_id, encode(l.previous_hash, 'hex') AS previous_hash, encode(l.hash, 'hex') AS hash,
           encode(e.content_hash, 'hex') AS content_hash, e.id, e.format, e.at, e.event, e.target_type, e.target_id,
           e.actor_user_id, e.actor_node_id, e.actor_name, e.actor_organization_id, e.actor_organization_name,
           e.acting_for_organization_id, e.task, e.request_id, e.organization_ids, e.before::text AS before_text, e.after::text AS after_text,
           NOT EXISTS (SELECT FROM unnest(e.organization_ids) o WHERE NOT EXISTS (
             SELECT FROM audit_entry_organizations v WHERE v.organization_id = o AND v.entry_id = e.id)) AS shown
      FROM audit_links l LEFT JOIN audit_entries e ON e.id = l.entry_id
     WHERE l.seq > ${after} ORDER BY l.seq LIMIT ${limit}`;
  return rows.map(toStoredLink);
}

function toStoredLink(row: Row): StoredLink {
  const { seq, hash, id, shown } = row;
  const link = {
    seq,
    hash,
    shown,
    entryId: row.entry_id,
    previousHash: row.previous_hash,
    contentHash: row.content_hash,
  };
  if (id === null) return { ...link, entry: null };
  return {
    ...link,
    entry: {
      id,
      format: row.format,
      at: row.at,
      event: row.event,
      targetType: row.target_type,
      targetId: row.target_id,
      actorUserId: row.actor_user_id,
      actorNodeId: row.actor_node_id,
      actorName: row.actor_name,
      actorOrganizationId: row.actor_organization_id,
      actorOrganizationName: row.actor_organization_name,
      actingForOrganizationId: row.acting_for_organization_id,
      task: row.task,
      requestId: row.request_id,
      organizationIds: row.organization_ids,
      before: row.before_text,
      after: row.after_text,
    },
  };
}

/** Entries that neither have a link nor wait for one: their waiting note was removed. At most a hundred. */
export async function listUnlinked(db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT e.id FROM audit_entries e LEFT JOIN audit_links l ON l.entry_id = e.id LEFT JOIN audit_pending p ON p.entry_id = e.id
     WHERE l.entry_id IS NULL AND p.entry_id IS NULL ORDER BY e.id LIMIT 100`;
  return rows.map((row) => row.id);
}

export async function getHashAt(db: Db, seq: bigint): Promise<string | undefined> {
  const [row] = await db.$queryRaw<
    { hash: string }[]
  >`SELECT encode(hash, 'hex') AS hash FROM audit_links WHERE seq = ${seq}`;
  return row?.hash;
}

/** The last link; null = none yet. */
export async function getHead(db: Db): Promise<{ seq: bigint; hash: string } | null> {
  const [row] = await db.$queryRaw<{ seq: bigint; hash: string }[]>`
    SELECT seq, encode(hash, 'hex') AS hash FROM audit_links ORDER BY seq DESC LIMIT 1`;
  return row ?? null;
}

/** The head of the chain when it was last found intact; null = never yet. */
export async function getVerifiedHead(db: Db): Promise<{ seq: bigint; hash: string } | null> {
  const [row] = await db.$queryRaw<{ seq: bigint; hash: string }[]>`
    SELECT links::bigint AS seq, encode(head_hash, 'hex') AS hash FROM audit_verifications
     WHERE intact AND links > 0 ORDER BY at DESC LIMIT 1`;
  return row ?? null;
}
