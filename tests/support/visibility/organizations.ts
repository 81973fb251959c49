import { newId } from '@/lib/core/ids';
import { administered, center, everybody, type Oracles, type Rule } from './oracle';
import { insert, type World } from './world';

export async function fillOrganizations(world: World): Promise<void> {
  const [planner, town, prefecture] = ['center-1 system_administrator', 'town-1 staff', 'prefecture-2 staff'].map(
    world.viewer,
  );
  for (const viewer of [town, prefecture]) {
    const code = viewer === town ? 'TOWN1' : 'PREF2';
    const organization_id = viewer?.organizationId;
    const names = { code, name: '旧名', kana: 'きゅうめい', name_en: 'Former' };
    await insert('organization_codes', { code, organization_id });
    await insert('organization_versions', { organization_id, sequence: 1, ...names });
    const change = { kind: 'close', effective_on: '2027-04-01', organization_id, created_by: planner?.userId };
    const id = newId();
    await insert('organization_changes', { id, ...change });
    await insert('organization_change_members', { change_id: id, organization_id });
    await insert('organization_changes', { id: newId(), ...change, state: 'applied', settled_at: new Date() });
  }
  for (const { organizationId } of world.viewers.filter((viewer) => viewer.roles.includes('staff'))) {
    for (const kind of ['ordinary', 'emergency']) {
      await insert('contacts', {
        id: newId(),
        organization_id: organizationId,
        kind,
        department: '住民課',
        phone: '000-000-0000',
        weekdays: 31,
        opens: '09:00',
        closes: '17:00',
        updated_by_organization_id: organizationId,
      });
    }
  }
}

const pending: Rule = (row, viewer) => viewer.kind === 'center' && row.state === 'pending';
const ownsContacts: Rule = (row, viewer, data) =>
  viewer.kind === 'center' || administered(row.organization_id, viewer, data);

export const organizationOracles: Oracles = {
  organizations: { select: everybody, insert: center, update: center },
  organization_codes: { select: everybody },
  organization_versions: { select: everybody },
  organization_changes: {
    select: everybody,
    insert: (row, viewer) => pending(row, viewer, {}) && row.created_by === viewer.userId,
    update: pending,
    change: { state: 'cancelled', settled_at: '2026-11-20T00:00:00Z' },
  },
  organization_change_members: { select: everybody, insert: center },
  contacts: {
    select: (row, viewer, data) =>
      row.kind === 'ordinary' || viewer.kind === 'operator' || ownsContacts(row, viewer, data),
    insert: (row, viewer, data) =>
      ownsContacts(row, viewer, data) && row.updated_by_organization_id === viewer.organizationId,
    update: (row, viewer, data) =>
      ownsContacts(row, viewer, data) && row.updated_by_organization_id === viewer.organizationId,
    delete: ownsContacts,
  },
};
