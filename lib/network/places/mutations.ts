import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { publishNetwork } from '../nodes/mutations';
import { canManageNode } from '../policy';
import { findOwner } from '../registration/queries';
import { firstFree } from '../registration/rules';
import { ownersOf } from './rules';
import type { RegisterPlaceInput } from './schema';

const codeShape = z.object({ code: z.string() });

/** Registers where nodes stand and lines end. Problems: notFound, denied, network.kindOfOwner, conflict. */
export async function registerPlace(
  db: Db,
  actor: Actor,
  { organizationCode, kind, name, nameEn }: RegisterPlaceInput,
): Promise<Result<{ code: string }>> {
  const owner = await findOwner(db, organizationCode);
  if (!owner) return failure('notFound', 'organizationCode');
  if (!canManageNode(actor, { organizationId: owner.id, parentId: owner.parentId }))
    return failure('denied', 'organizationCode');
  if (ownersOf[kind] !== owner.kind) return failure('network.placeOfOwner', 'kind');
  const taken = await askRows(db, codeShape)`SELECT code FROM places WHERE organization_id = ${owner.id}::uuid`;
  const code = firstFree(`P-${owner.code}`, new Set(taken.map((row) => row.code)));
  const id = newId();
  const made = await db.$executeRaw`
    INSERT INTO places (id, kind, code, name, name_en, organization_id)
    VALUES (${id}::uuid, ${kind}::place_kind, ${code}, ${name}, ${nameEn || name}, ${owner.id}::uuid) ON CONFLICT (code) DO NOTHING`;
  if (made !== 1) return failure('conflict');
  await recordAudit(db, actor, {
    event: 'place.registered',
    targetType: 'place',
    targetId: id,
    organizationIds: [owner.id],
    ...(owner.id === actor.organizationId ? {} : { actingForOrganizationId: owner.id }),
    after: { code, kind, name },
  });
  await publishNetwork(db, actor, owner.id);
  return success({ code });
}
