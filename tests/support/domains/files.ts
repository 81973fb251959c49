import { newId } from '@/lib/core/ids';
import type { DomainSupport } from '@/tests/support/domain';
import { upload } from '@/tests/support/inquiries';
import { readsFile } from '@/tests/support/visibility/files';
import { find, type Oracles, type Rule } from '@/tests/support/visibility/oracle';
import { insert, type Viewer, type World } from '@/tests/support/visibility/world';

async function fill(world: World): Promise<void> {
  for (const viewer of world.viewers) await fillFiles(viewer, world);
}

/** A file nobody has attached, one attached for the own organization, and one given to the second prefecture. */
async function fillFiles(viewer: Viewer, world: World): Promise<void> {
  const hash = newId().replaceAll('-', '').padEnd(64, '0');
  const at = new Date();
  await insert('file_bodies', { hash, size: 1, refs: 3 });
  if (viewer.roles.includes('staff')) await insert('file_quotas', { organization_id: viewer.organizationId });
  for (const place of ['unattached', 'own', 'given']) {
    const id = newId();
    const owned = { organization_id: viewer.organizationId, uploaded_by_id: viewer.userId };
    await insert('files', {
      id,
      ...owned,
      name: `${place}.pdf`,
      media_type: 'application/pdf',
      size: 1,
      hash,
      created_at: at,
      attached_at: place === 'unattached' ? null : at,
    });
    const to = world.viewer('prefecture-2 staff').organizationId;
    if (place === 'given' && to !== viewer.organizationId)
      await insert('file_grants', {
        file_id: id,
        organization_id: to,
        granted_by_organization_id: viewer.organizationId,
        at,
      });
  }
}

const ownUpload: Rule = (row, viewer) => row.uploaded_by_id === viewer.userId && row.attached_at === null;

const oracles: Oracles = {
  files: { select: readsFile, insert: ownUpload, update: ownUpload },
  file_bodies: {},
  file_grants: {
    select: (row, viewer) => [row.organization_id, row.granted_by_organization_id].includes(viewer.organizationId),
    insert: (row, viewer, data) =>
      row.granted_by_organization_id === viewer.organizationId &&
      readsFile(find(data, 'files', row.file_id) ?? {}, viewer, data),
  },
  file_quotas: { select: (row, viewer) => row.organization_id === viewer.organizationId },
};

export const support: DomainSupport = {
  oracles,
  fill,
  routeSamples: {
    'file.download': async ({ town }) => ({ by: town, fields: { id: await upload(town) }, shut: [404] }),
    'file.upload': async ({ town }) => ({
      by: town,
      fields: { name: '画面.txt' },
      body: '画面の文字',
      shut: [201],
      own: ['files', 'file_bodies', 'file_quotas', 'audit_entries', 'audit_pending', 'audit_entry_organizations'],
    }),
  },
  definers: {
    keep_file_body: 'counts bytes whose hash the caller has just computed; grants no sight of them',
    take_file_quota: 'refuses another organization than the actor’s',
  },
};
