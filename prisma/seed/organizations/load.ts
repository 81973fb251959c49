import type { ClientBase } from 'pg';
import { copyRows } from '../copy';
import type { SeedOrganization } from './build';

export function loadOrganizations(client: ClientBase, organizations: readonly SeedOrganization[]): Promise<number> {
  return copyRows(
    client,
    'organizations',
    ['id', 'kind', 'code', 'name', 'kana', 'name_en', 'parent_id', 'path'],
    organizations.map((o) => [
      o.id,
      o.kind,
      o.code,
      o.name,
      o.kana,
      o.nameEn,
      o.parentId,
      o.parentId === null ? o.id : `${o.parentId}/${o.id}`,
    ]),
  );
}
