import type { OrganizationKind, Role } from '@/lib/access/actor';
import { newId } from '@/lib/core/ids';
import { owner } from '@/tests/support/database';

export interface Viewer {
  /** For failing rows: `municipality-2 staff`. */
  readonly name: string;
  readonly userId: string;
  readonly organizationId: string;
  readonly kind: OrganizationKind;
  readonly parentId: string | null;
  readonly roles: readonly Role[];
}

export interface World {
  /** Two users of each organization, at its desk and other staff, and an auditor of each center. */
  readonly viewers: readonly Viewer[];
  readonly viewer: (name: string) => Viewer;
}

/** Two organizations of each kind; the third town lies in the other prefecture. */
const organizations: readonly (readonly [string, OrganizationKind, string?])[] = [
  ['center-1', 'center'],
  ['center-2', 'center'],
  ['operator-1', 'operator'],
  ['operator-2', 'operator'],
  ['prefecture-1', 'prefecture'],
  ['prefecture-2', 'prefecture'],
  ['town-1', 'municipality', 'prefecture-1'],
  ['town-2', 'municipality', 'prefecture-1'],
  ['town-3', 'municipality', 'prefecture-2'],
  ['agency-1', 'agency'],
  ['agency-2', 'agency'],
  ['vendor-1', 'vendor'],
  ['vendor-2', 'vendor'],
];

export async function createWorld(): Promise<World> {
  const viewers: Viewer[] = [];
  const ids = new Map<string, string>();
  for (const [name, kind, parent] of organizations) {
    const organizationId = newId();
    ids.set(name, organizationId);
    const parentId = parent === undefined ? null : (ids.get(parent) as string);
    await insert('organizations', {
      id: organizationId,
      kind,
      code: `CODE${ids.size}`,
      name,
      kana: name,
      name_en: name,
      parent_id: parentId,
      path: organizationId,
    });
    const people: Role[] =
      kind === 'center' ? ['system_administrator', 'staff', 'auditor'] : ['system_administrator', 'staff'];
    for (const role of people) {
      const viewer = { name: `${name} ${role}`, userId: newId(), organizationId, kind, parentId, roles: [role] };
      await insert('users', {
        id: viewer.userId,
        organization_id: organizationId,
        login_id: viewer.name.replace(/[ _]/g, '.'),
        name: viewer.name,
        kana: 'かな',
      });
      await insert('user_roles', { user_id: viewer.userId, role });
      viewers.push(viewer);
    }
  }
  const byName = new Map(viewers.map((viewer) => [viewer.name, viewer]));
  return { viewers, viewer: (name) => byName.get(name) as Viewer };
}

/** One row as the owner, past row-level security; triggers and constraints act as always. */
export async function insert(table: string, row: Readonly<Record<string, unknown>>): Promise<void> {
  const columns = Object.keys(row).map((column) => `"${column}"`);
  const places = columns.map((_, index) => `$${index + 1}`);
  await owner().query(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places.join(', ')})`, Object.values(row));
}
