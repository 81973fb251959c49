import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { nameFor } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { Prisma } from '@/lib/core/generated/client';
import { organizationId } from '@/lib/core/id-shapes';
import type { OrganizationId } from '@/lib/core/ids';
import { listBodiesCalled } from '@/lib/organizations/queries';
import { type GroupKey, readGroupKey, readNames } from './rules';

export const addresseeShape = z.object({ id: organizationId, code: z.string(), name: z.string() });
export type Addressee = z.infer<typeof addresseeShape>;

type Sender = Pick<Actor, 'organizationId' | 'locale'>;

function conditionOf(key: GroupKey, { organizationId }: Sender): Prisma.Sql {
  const own = Prisma.sql`${organizationId}::uuid`;
  switch (key.kind) {
    case 'below':
      return Prisma.sql`o.parent_id = ${own}`;
    case 'municipalities':
      return Prisma.sql`o.kind = 'municipality'`;
    case 'prefectures':
      return Prisma.sql`o.kind = 'prefecture'`;
    case 'agencies':
      return Prisma.sql`o.kind = 'agency'`;
    case 'nation':
      return Prisma.sql`o.kind IN ('center', 'operator')`;
    case 'prefecture':
      return Prisma.sql`o.parent_id = (SELECT p.id FROM organizations p WHERE p.code = ${key.code} AND p.kind = 'prefecture')`;
    case 'system':
      // Whoever has a server of it, or owns it.
      return Prisma.sql`o.id IN (SELECT n.organization_id FROM nodes n JOIN network_systems s ON s.id = n.system_id WHERE s.code = ${key.code}
        UNION SELECT s.organization_id FROM network_systems s WHERE s.code = ${key.code})`;
    case 'group':
      return Prisma.sql`o.id IN (SELECT m.organization_id FROM article_group_members m WHERE m.group_id = ${key.id}::uuid)`;
  }
}

/** Existing bodies of groups, less the sender's own. */
async function membersOf(db: Ask, sender: Sender, keys: readonly GroupKey[]): Promise<Addressee[]> {
  if (keys.length === 0) return [];
  const any = Prisma.join(
    keys.map((key) => conditionOf(key, sender)),
    ' OR ',
  );
  return askRows(db, addresseeShape)`
    SELECT o.id::text, o.code, ${nameFor(sender, Prisma.sql`o`)} AS name FROM organizations o
    WHERE o.valid_to IS NULL AND o.disabled_at IS NULL AND o.id <> ${sender.organizationId}::uuid AND (${any}) ORDER BY o.code`;
}

async function namedBy(db: Ask, sender: Sender, names: readonly string[]): Promise<Result<Addressee[]>> {
  const rows = names.length === 0 ? [] : await listBodiesCalled(db, sender, names);
  for (const name of names) {
    const found = rows.filter(({ typed }) => typed === name);
    const living = found.filter(({ ended }) => !ended);
    if (found.length > 0 && living.length === 0) return failure('articles.endedOrganization', 'names', { name });
    if (living.length === 0) return failure('articles.unknownOrganization', 'names', { name });
    if (living.length > 1) return failure('articles.ambiguousOrganization', 'names', { name });
  }
  return success(rows.filter(({ id, ended }) => !ended && id !== sender.organizationId));
}

/**
 * The organizations that a form addresses: those of its groups and those that it names, each once, without the sender's own. Problems: a
 * name that nobody has, several have, or whose bearer was abolished.
 */
export async function resolveAddressees(
  db: Ask,
  sender: Sender,
  { groups, names }: { readonly groups: readonly string[]; readonly names: string },
): Promise<Result<Addressee[]>> {
  const keys = groups.flatMap((group) => readGroupKey(group) ?? []);
  const named = await namedBy(db, sender, readNames(names));
  if (!named.ok) return named;
  const all = [...(await membersOf(db, sender, keys)), ...named.value];
  return success([...new Map(all.map(({ id, code, name }) => [id, { id, code, name }])).values()]);
}

const idShape = z.object({ id: organizationId });

/** All existing bodies that work with the portal, the sender's own too. */
export async function everyOrganization(db: Ask): Promise<OrganizationId[]> {
  const rows = await askRows(db, idShape)`
    SELECT id::text FROM organizations WHERE valid_to IS NULL AND disabled_at IS NULL ORDER BY code`;
  return rows.map(({ id }) => id);
}

/** Whom something that everybody must read concerns. */
export async function confirmingOrganizations(
  db: Ask,
  kinds: readonly string[],
  except: string,
): Promise<OrganizationId[]> {
  const rows = await askRows(db, idShape)`
    SELECT id::text FROM organizations WHERE valid_to IS NULL AND disabled_at IS NULL AND kind::text = ANY (${[...kinds]}::text[])
      AND id <> ${except}::uuid ORDER BY code`;
  return rows.map(({ id }) => id);
}

const usersShape = z.object({ users: z.number() });

/** How many of their users are told who have an address; `roles` empty = whatever they do. Whoever posts is not told. A number, no names. */
export async function countUsers(
  db: Ask,
  { userId }: Pick<Actor, 'userId'>,
  organizationIds: readonly OrganizationId[],
  roles: readonly string[],
): Promise<number> {
  const [row] = await askRows(db, usersShape)`
    SELECT renkei.count_article_recipients(${[...organizationIds]}::uuid[], ${[...roles]}::text[], ${userId}::uuid) AS users`;
  return row?.users ?? 0;
}
