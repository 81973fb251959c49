import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { keyedDigest } from '@/lib/access/keys';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { idOf, idOrNull, type NodeId, newId, type OrganizationId } from '@/lib/core/ids';
import { canManageNode } from '../policy';
import { codeFrom, codeHash, newEnrollmentCode } from './rules';

/** A code lives for so long. */
const codeHours = 72;

export interface IssuedCode {
  readonly nodeCode: string;
  /** Shown once; only its hash is kept. */
  readonly code: string;
  readonly expiresAt: Date;
}

/** The code of a form: sent again, it is the same one, and nothing that is kept holds it. */
export const deriveEnrollmentCode = (formKey: string, nodeId: NodeId): string =>
  codeFrom(keyedDigest('enrollment code', `${formKey} ${nodeId}`));

/** A new code with which an agent becomes this node's. It replaces those that were issued and not used. */
export async function issueEnrollmentCode(
  db: Db,
  actor: Actor,
  nodeCode: string,
  code = newEnrollmentCode(),
): Promise<Result<IssuedCode>> {
  const node = await db.node.findUnique({
    where: { code: nodeCode },
    select: { id: true, code: true, validTo: true, organizationId: true, organization: { select: { parentId: true } } },
  });
  if (!node) return failure('notFound');
  const organizationId = idOf<OrganizationId>(node.organizationId);
  const owner = { organizationId, parentId: idOrNull<OrganizationId>(node.organization.parentId) };
  if (!canManageNode(actor, owner)) return failure('denied');
  const at = now();
  const expiresAt = new Date(at.getTime() + codeHours * 3_600_000);
  await db.$executeRaw`DELETE FROM node_enrollments WHERE node_id = ${node.id}::uuid AND used_at IS NULL`;
  await db.$executeRaw`
    INSERT INTO node_enrollments (id, node_id, code_hash, created_at, created_by, expires_at)
    VALUES (${newId()}::uuid, ${node.id}::uuid, ${codeHash(code)}, ${at}, ${actor.userName}, ${expiresAt})`;
  await recordAudit(db, actor, {
    event: 'node.code_issued',
    targetType: 'node',
    targetId: node.id,
    organizationIds: [organizationId],
    ...(organizationId === actor.organizationId ? {} : { actingForOrganizationId: organizationId }),
    after: { expiresAt: expiresAt.toISOString() },
  });
  return success({ nodeCode: node.code, code, expiresAt });
}
