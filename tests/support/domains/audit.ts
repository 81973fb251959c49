import { newId } from '@/lib/core/ids';
import type { DomainSupport } from '@/tests/support/domain';
import { ask } from '@/tests/support/inquiries';
import { everybody, find, type Oracles, type Rule } from '@/tests/support/visibility/oracle';
import { insert, type Viewer, type World } from '@/tests/support/visibility/world';

async function fill(world: World): Promise<void> {
  for (const viewer of world.viewers) await fillEntries(viewer, world);
  await insert('audit_verifications', {
    id: newId(),
    at: new Date(),
    links: 0,
    head_hash: Buffer.alloc(32),
    intact: true,
    findings: [],
  });
}

/** An entry of the viewer that concerns the own organization, and one that concerns the first town too. */
async function fillEntries(viewer: Viewer, world: World): Promise<void> {
  for (const others of [[], [world.viewer('town-1 staff').organizationId]]) {
    await insert('audit_entries', {
      id: newId(),
      at: new Date(),
      event: 'ticket.created',
      target_type: 'ticket',
      target_id: newId(),
      actor_user_id: viewer.userId,
      actor_name: viewer.name,
      actor_organization_id: viewer.organizationId,
      actor_organization_name: viewer.name,
      request_id: '',
      organization_ids: others,
      content_hash: Buffer.alloc(0),
    });
  }
}

const auditsEverything = (viewer: Viewer) => viewer.kind === 'center' && viewer.roles.includes('auditor');
const audited: Rule = (row, viewer) => auditsEverything(viewer) || row.organization_ids.includes(viewer.organizationId);

const oracles: Oracles = {
  // The database itself writes down who acts, whatever the statement says.
  audit_entries: { select: audited, insert: everybody },
  audit_entry_organizations: {
    select: (row, viewer) => auditsEverything(viewer) || row.organization_id === viewer.organizationId,
  },
  audit_links: {
    select: (row, viewer, data) => audited(find(data, 'audit_entries', row.entry_id) ?? {}, viewer, data),
  },
  audit_pending: {},
  audit_verifications: { select: everybody },
};

export const support: DomainSupport = {
  oracles,
  fill,
  routeSamples: {
    'audit.export': async ({ town }) => {
      const { id } = await ask(town);
      return {
        by: town,
        fields: { format: 'csv' },
        shut: [200],
        secrets: [id],
        own: ['audit_entries', 'audit_pending', 'audit_entry_organizations'],
      };
    },
  },
};
