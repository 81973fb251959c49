import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { organizationId } from '@/lib/core/id-shapes';
import { publishNetwork } from '../nodes/mutations';
import { canManageNode } from '../policy';
import { listNetworks } from './queries';
import type { SetPrefecturalNetworkInput } from './schema';

const setPrefecturalNetworkShape = z.object({ id: organizationId, parentId: organizationId.nullable() });

/**
 * Sets what a prefecture's network is from a date on; earlier rows stay as they were. The same date again corrects the newest row.
 * Problems: `network.notAfterLast` where the date lies before the newest row's; conflict = somebody else has set it meanwhile.
 */
export async function setPrefecturalNetwork(
  db: Db,
  actor: Actor,
  input: SetPrefecturalNetworkInput,
): Promise<Result<{ code: string }>> {
  const { prefectureCode: code, validFrom, kind, provider, capacityMbps, note, sequence } = input;
  const [owner] = await askRows(db, setPrefecturalNetworkShape)`
    SELECT id, parent_id AS "parentId" FROM organizations WHERE code = ${code} AND kind = 'prefecture' AND valid_to IS NULL`;
  if (!owner) return failure('notFound');
  if (!canManageNode(actor, { organizationId: owner.id, parentId: owner.parentId })) return failure('denied');
  if (kind === 'outsourced' && provider === '') return failure('network.providerMissing', 'provider');
  const [last] = await listNetworks(db, owner.id);
  if ((last?.sequence ?? 0) !== sequence) return failure('conflict');
  if (last?.validFrom && validFrom < last.validFrom) return failure('network.notAfterLast', 'validFrom');
  const changed =
    last?.validFrom === validFrom
      ? await db.$executeRaw`
          UPDATE prefectural_networks SET kind = ${kind}::network_kind, provider = ${provider}, capacity_mbps = ${capacityMbps}, note = ${note},
            set_at = now() WHERE organization_id = ${owner.id}::uuid AND sequence = ${sequence}`
      : await db.$executeRaw`
          INSERT INTO prefectural_networks (organization_id, sequence, valid_from, kind, provider, capacity_mbps, note)
          VALUES (${owner.id}::uuid, ${sequence + 1}, ${validFrom}::date, ${kind}::network_kind, ${provider}, ${capacityMbps}, ${note})
          ON CONFLICT DO NOTHING`;
  if (changed !== 1) return failure('conflict');
  await recordAudit(db, actor, {
    event: 'network.kind_set',
    targetType: 'network',
    targetId: owner.id,
    organizationIds: [owner.id],
    ...(owner.id === actor.organizationId ? {} : { actingForOrganizationId: owner.id }),
    ...(last ? { before: { kind: last.kind, provider: last.provider, validFrom: last.validFrom } } : {}),
    after: { kind, provider, validFrom, capacityMbps, note },
  });
  await publishNetwork(db, actor, owner.id);
  return success({ code });
}
