import 'server-only';
import { z } from 'zod';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { nodeId, organizationId, userId } from '@/lib/core/id-shapes';
import type { StoredLink } from './rules';

const linkShape = z.object({
  seq: z.bigint(),
  entry_id: z.string(),
  previous_hash: z.string(),
  hash: z.string(),
  shown: z.boolean(),
});
const entryShape = linkShape.extend({
  content_hash: z.string(),
  id: z.string(),
  format: z.number(),
  at: z.date(),
  event: z.string(),
  target_type: z.string(),
  target_id: z.string(),
  actor_user_id: userId.nullable(),
  actor_node_id: nodeId.nullable(),
  actor_name: z.string(),
  actor_organization_id: organizationId.nullable(),
  actor_organization_name: z.string(),
  acting_for_organization_id: organizationId.nullable(),
  task: z.string().nullable(),
  request_id: z.string(),
  organization_ids: z.array(organizationId),
  before_text: z.string().nullable(),
  after_text: z.string().nullable(),
});
/** A link whose entry is gone has its own columns only. */
const rowShape = z.union([entryShape, linkShape.extend({ id: z.null(), content_hash: z.string().nullable() })]);
type Row = z.infer<typeof rowShape>;

/** The next links in order, with their entries. In `withSystem` only. */
export async function listLinks(db: Db, after: bigint, limit: number): Promise<StoredLink[]> {
  const rows = await askRows(db, rowShape)`
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
  const { seq, hash, shown } = row;
  const link = {
    seq,
    hash,
    shown,
    entryId: row.entry_id,
    previousHash: row.previous_hash,
    contentHash: row.content_hash,
  };
  if (row.id === null) return { ...link, entry: null };
  return {
    ...link,
    entry: {
      id: row.id,
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

const idShape = z.object({ id: z.string() });

/** Entries that neither have a link nor wait for one: their waiting note was removed. At most a hundred. */
export async function listUnlinked(db: Db): Promise<string[]> {
  const rows = await askRows(db, idShape)`
    SELECT e.id FROM audit_entries e LEFT JOIN audit_links l ON l.entry_id = e.id LEFT JOIN audit_pending p ON p.entry_id = e.id
     WHERE l.entry_id IS NULL AND p.entry_id IS NULL ORDER BY e.id LIMIT 100`;
  return rows.map((row) => row.id);
}

const hashShape = z.object({ hash: z.string() });

export async function getHashAt(db: Db, seq: bigint): Promise<string | undefined> {
  const [row] = await askRows(db, hashShape)`SELECT encode(hash, 'hex') AS hash FROM audit_links WHERE seq = ${seq}`;
  return row?.hash;
}

const getHeadShape = z.object({ seq: z.bigint(), hash: z.string() });

/** The last link; null = none yet. */
export async function getHead(db: Db): Promise<{ seq: bigint; hash: string } | null> {
  const [row] = await askRows(db, getHeadShape)`
    SELECT seq, encode(hash, 'hex') AS hash FROM audit_links ORDER BY seq DESC LIMIT 1`;
  return row ?? null;
}

/** The head of the chain when it was last found intact; null = never yet. */
export async function getVerifiedHead(db: Db): Promise<{ seq: bigint; hash: string } | null> {
  const [row] = await askRows(db, getHeadShape)`
    SELECT links::bigint AS seq, encode(head_hash, 'hex') AS hash FROM audit_verifications
     WHERE intact AND links > 0 ORDER BY at DESC LIMIT 1`;
  return row ?? null;
}
