import type { Actor } from '@/lib/access/actor';
import { newId } from '@/lib/core/ids';
import { owner } from '@/tests/support/database';
import type { DomainSupport } from '@/tests/support/domain';
import { administered, center, everybody, type Oracles, ownUser, type Rule } from '@/tests/support/visibility/oracle';
import { insert, type World } from '@/tests/support/visibility/world';

async function fill(world: World): Promise<void> {
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
  for (const { userId: user_id } of world.viewers)
    await insert('contact_searches', {
      id: newId(),
      user_id,
      name: '県内',
      query: 'f1=prefecture',
      created_at: new Date(),
    });
  for (const { organizationId, name } of world.viewers.filter((viewer) => viewer.roles.includes('staff'))) {
    await insert('contact_checks', { organization_id: organizationId, checked_on: '2026-10-02', user_name: name });
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

const ofOwn: Rule = (row, viewer) => row.organization_id === viewer.organizationId;

const oracles: Oracles = {
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
  contact_searches: { select: ownUser, insert: ownUser, update: ownUser, delete: ownUser },
  contact_checks: { select: everybody, insert: ofOwn, update: ofOwn },
};

const contact = {
  kind: 'ordinary',
  department: '住民課',
  phone: '000-000-0000',
  weekdays: ['0', '1'],
  opens: '09:00',
  closes: '17:00',
};

/** A town, with nothing planned any more that a new plan would have to agree with. */
async function untouchedTown(): Promise<string> {
  await owner().query("DELETE FROM organization_changes WHERE state = 'pending'");
  const { rows } = await owner().query(
    "SELECT id FROM organizations WHERE kind = 'municipality' ORDER BY code DESC LIMIT 1",
  );
  return rows[0].id;
}

async function insertContact({ organizationId }: Actor) {
  const id = newId();
  const { weekdays: _days, ...fields } = contact;
  await insert('contacts', {
    id,
    organization_id: organizationId,
    updated_by_organization_id: organizationId,
    ...fields,
    weekdays: 31,
  });
  return { id, version: '1' };
}

export const support: DomainSupport = {
  oracles,
  fill,
  actionSamples: {
    'contact.create': async ({ town }) => ({
      by: town,
      also: ['prefecture', 'centerColleague'],
      fields: { organizationId: town.organizationId, ...contact },
    }),
    'contact.edit': async ({ town }) => ({
      by: town,
      also: ['prefecture', 'centerColleague'],
      fields: { ...(await insertContact(town)), ...contact },
    }),
    'contact.remove': async ({ town }) => ({
      by: town,
      also: ['prefecture', 'centerColleague'],
      fields: await insertContact(town),
    }),
    'organization.plan_change': async ({ centerColleague }) => ({
      by: centerColleague,
      fields: {
        kind: 'revise',
        effectiveOn: '2099-04-01',
        organizationId: await untouchedTown(),
        version: '1',
        name: '新しい町',
      },
    }),
    'contact-search.remove': async ({ town }) => {
      const id = newId();
      await insert('contact_searches', { id, user_id: town.userId, name: id, query: '', created_at: new Date() });
      return { by: town, fields: { id } };
    },
    'organization.cancel_change': async ({ centerColleague }) => {
      const id = newId();
      const change = { id, kind: 'close', effective_on: '2099-04-01', organization_id: await untouchedTown() };
      await insert('organization_changes', { ...change, created_by: centerColleague.userId });
      return { by: centerColleague, fields: { id, version: '1' } };
    },
  },
  ownEndpoints: ['contact.check', 'contact-search.save'],
  routeSamples: {
    'contact.export': async ({ town }) => ({ by: town, fields: { kind: 'emergency', format: 'csv' }, shut: [200] }),
    'organization.export': async ({ town }) => ({ by: town, fields: { format: 'csv' }, shut: [200] }),
  },
};
