import 'server-only';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { idOf, type OrganizationId, type UserId } from '@/lib/core/ids';
import { administers } from '../users/policy';
import { findOrganization } from '../users/queries';
import type { UserOrganization } from '../users/types';
import { planHandover } from './rules';
import { readHandover } from './schema';
import type { KnownUser, Plan, PlannedLine } from './types';

async function listKnown(db: Db, organizationId: OrganizationId): Promise<KnownUser[]> {
  const users = await db.user.findMany({
    where: { organizationId },
    include: { roles: true },
  });
  return users.map(({ id, loginId, name, kana, email, phone, roles, disabledAt, version }) => ({
    ...{ id: idOf<UserId>(id), loginId, name, kana, email, phone, version },
    roles: roles.map(({ role }) => role),
    disabled: disabledAt !== null,
  }));
}

const loginIdShape = z.object({ login_id: z.string() });

/** Unique in the whole country, so also those of organizations that the actor does not see. */
async function listTaken(db: Db, loginIds: readonly string[]): Promise<Set<string>> {
  const rows = await askRows(db, loginIdShape)`SELECT login_id FROM renkei.taken_login_ids(${[...loginIds]})`;
  return new Set(rows.map(({ login_id }) => login_id));
}

const fingerprintOf = (organizationId: OrganizationId, lines: readonly PlannedLine[]): string =>
  createHash('sha256')
    .update(JSON.stringify([organizationId, lines]))
    .digest('hex');

/** What a file would change, now. */
export async function planFor(
  db: Db,
  actor: Actor,
  { organizationId, text }: { readonly organizationId: OrganizationId; readonly text: string },
): Promise<Result<{ plan: Plan; organization: UserOrganization }>> {
  const organization = await findOrganization(db, { id: organizationId });
  if (!organization || !administers(actor, organization)) return failure('notFound');
  const read = readHandover(text);
  if (!read.ok) return read;
  const known = await listKnown(db, organizationId);
  const taken = await listTaken(
    db,
    read.value.map(({ loginId }) => loginId),
  );
  const lines = planHandover(read.value, { keeper: actor, kind: organization.kind, known, taken });
  return success({ plan: { lines, fingerprint: fingerprintOf(organizationId, lines) }, organization });
}
