import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { publishNetwork } from '../nodes/mutations';
import { canManageNode } from '../policy';
import type { ChangeLineInput } from './schema';

interface Row {
  readonly code: string;
  readonly name: string;
  readonly provider: string;
  readonly capacityMbps: number | null;
  readonly organizationId: string;
  readonly parentId: string | null;
}

/** Says who carries a line and how much it carries. */
export async function changeLine(db: Db, actor: Actor, input: ChangeLineInput): Promise<Result<{ code: string }>> {
  const { lineId, version, name, nameEn, provider, capacityMbps } = input;
  const [line] = await db.$queryRaw<Row[]>`
    SELECT l.code, l.name, l.provider, l.capacity_mbps AS "capacityMbps", l.organization_id AS "organizationId", o.parent_id AS "parentId"
    FROM lines l JOIN organizations o ON o.id = l.organization_id WHERE l.id = ${lineId}::uuid AND l.valid_to IS NULL`;
  if (!line) return failure('notFound');
  if (!canManageNode(actor, line)) return failure('denied');
  const changed = await db.$executeRaw`
    UPDATE lines SET name = ${name}, name_en = ${nameEn || name}, provider = ${provider}, capacity_mbps = ${capacityMbps}, version = version + 1
    WHERE id = ${lineId}::uuid AND version = ${version}`;
  if (changed !== 1) return failure('conflict');
  const { code, organizationId } = line;
  await recordAudit(db, actor, {
    event: 'line.changed',
    targetType: 'line',
    targetId: lineId,
    organizationIds: [organizationId],
    ...(organizationId === actor.organizationId ? {} : { actingForOrganizationId: organizationId }),
    before: { name: line.name, provider: line.provider, capacityMbps: line.capacityMbps },
    after: { name, provider, capacityMbps },
  });
  await publishNetwork(db, actor, organizationId);
  return success({ code });
}
