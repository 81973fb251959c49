import type { ClientBase } from 'pg';
import { searchKey } from '@/lib/organizations/search/rules';
import { copyRows } from '../copy';
import type { SeedOrganization } from './build';

async function loadHistory(client: ClientBase, organizations: readonly SeedOrganization[]): Promise<void> {
  const codes = organizations.map((o) => [o.code, o.id]);
  await copyRows(client, 'organization_codes', ['code', 'organization_id'], codes);
  const columns = ['organization_id', 'sequence', 'code', 'name', 'kana', 'name_en', 'parent_id'];
  const versions = organizations.map((o) => [o.id, 1, o.code, o.name, o.kana, o.nameEn, o.parentId]);
  await copyRows(client, 'organization_versions', columns, versions);
}

/** Organizations, each with its code and its first version. */
export async function loadOrganizations(
  client: ClientBase,
  organizations: readonly SeedOrganization[],
): Promise<number> {
  const nameOf = new Map(organizations.map(({ id, name }) => [id, name]));
  const rows = organizations.map((o) => {
    const path = o.parentId === null ? o.id : `${o.parentId}/${o.id}`;
    const key = searchKey([o], (o.parentId === null ? undefined : nameOf.get(o.parentId)) ?? null);
    return [o.id, o.kind, o.code, o.name, o.kana, o.nameEn, o.parentId, path, key];
  });
  const columns = ['id', 'kind', 'code', 'name', 'kana', 'name_en', 'parent_id', 'path', 'search_key'];
  const count = await copyRows(client, 'organizations', columns, rows);
  await loadHistory(client, organizations);
  return count;
}
