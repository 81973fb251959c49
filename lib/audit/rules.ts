import { createHash } from 'node:crypto';
import type { NodeId, OrganizationId, UserId } from '@/lib/core/ids';
import type { AuditState } from './types';

const secretKey = /password|passwd|secret|token|otp|credential|private_?key/i;

/** The JSON text that is stored and hashed; null = no state. Values under keys that sound like a secret are blanked. */
export function stateText(state: AuditState | undefined): string | null {
  if (state === undefined) return null;
  return JSON.stringify(state, (key, value: unknown) => {
    if (typeof value === 'bigint') return value.toString();
    return secretKey.test(key) && typeof value === 'string' ? '[blanked]' : value;
  });
}

/** What the hash covers, in this order. `at` is ISO 8601 in UTC with milliseconds, ids are lower case. */
export interface CanonicalEntry {
  /** Of what the hash covers. 1 = entries from before there were nodes: neither this number nor a node. */
  readonly format: number;
  readonly id: string;
  readonly at: Date;
  readonly event: string;
  readonly targetType: string;
  readonly targetId: string;
  readonly actorUserId: UserId | null;
  readonly actorNodeId: NodeId | null;
  readonly actorName: string;
  readonly actorOrganizationId: OrganizationId | null;
  readonly actorOrganizationName: string;
  readonly actingForOrganizationId: OrganizationId | null;
  readonly task: string | null;
  readonly requestId: string;
  readonly organizationIds: readonly OrganizationId[];
  /** The stored JSON texts, byte for byte. */
  readonly before: string | null;
  readonly after: string | null;
}

/** The same text that the trigger `renkei.audit_complete` builds: a JSON array of strings and nulls without blanks. */
export function canonicalText(entry: CanonicalEntry): string {
  const first = entry.format === 1;
  return JSON.stringify([
    ...(first ? [] : [String(entry.format)]),
    entry.id,
    entry.at.toISOString(),
    entry.event,
    entry.targetType,
    entry.targetId,
    entry.actorUserId,
    ...(first ? [] : [entry.actorNodeId]),
    entry.actorName,
    entry.actorOrganizationId,
    entry.actorOrganizationName,
    entry.actingForOrganizationId,
    entry.task,
    entry.requestId,
    entry.organizationIds.join(','),
    entry.before,
    entry.after,
  ]);
}

/** SHA-256 as lower-case hex. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

export const genesisHash = '0'.repeat(64);

/** Hash of a link from its place, the link before it and its entry's content (all hex). */
export const linkHash = (seq: bigint, previousHash: string, contentHash: string): string =>
  sha256(`${seq}:${previousHash}:${contentHash}`);
