import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import type { AddSystemInput, ChangeSystemInput } from './schema';

const idShape = z.object({ id: z.string() });

export async function addSystem(db: Db, actor: Actor, input: AddSystemInput): Promise<Result<object>> {
  const { code, organizationCode, name, nameEn, note } = input;
  const [owner] = await askRows(db, idShape)`
    SELECT id FROM organizations WHERE code = ${organizationCode} AND valid_to IS NULL`;
  if (!owner) return failure('notFound', 'organizationCode');
  const id = newId();
  const made = await db.$executeRaw`
    INSERT INTO network_systems (id, code, name, name_en, organization_id, note, valid_from)
    VALUES (${id}::uuid, ${code}, ${name}, ${nameEn || name}, ${owner.id}::uuid, ${note}, ${dateInJapan(now())}::date) ON CONFLICT (code) DO NOTHING`;
  if (made !== 1) return failure('network.codeTaken', 'code');
  const after = { code, name, note };
  await recordAudit(db, actor, { event: 'system.added', targetType: 'system', targetId: id, after });
  return success({});
}

const changeSystemShape = z.object({ id: z.string(), name: z.string(), note: z.string() });

export async function changeSystem(db: Db, actor: Actor, input: ChangeSystemInput): Promise<Result<object>> {
  const { code, version, name, nameEn, note, retired } = input;
  const [before] = await askRows(db, changeSystemShape)`
    SELECT id, name, note FROM network_systems WHERE code = ${code}`;
  if (!before) return failure('notFound');
  const today = retired ? dateInJapan(now()) : null;
  const changed = await db.$executeRaw`
    UPDATE network_systems SET name = ${name}, name_en = ${nameEn || name}, note = ${note}, version = version + 1,
      valid_to = CASE WHEN ${today}::date IS NULL THEN NULL ELSE coalesce(valid_to, ${today}::date) END
    WHERE code = ${code} AND version = ${version}`;
  if (changed !== 1) return failure('conflict');
  const { id, ...was } = before;
  await recordAudit(db, actor, {
    event: 'system.changed',
    targetType: 'system',
    targetId: id,
    before: was,
    after: { name, note, ...(today === null ? {} : { validTo: today }) },
  });
  return success({});
}
