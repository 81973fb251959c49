import type { Actor } from '@/lib/access/actor';
import { addDays } from '@/lib/calendar/rules';
import { newId } from '@/lib/core/ids';
import { owner } from '@/tests/support/database';
import type { DomainSupport } from '@/tests/support/domain';
import { center, everybody, find, type Oracles, type Rule } from '@/tests/support/visibility/oracle';
import { insert, type World } from '@/tests/support/visibility/world';

async function fill(world: World): Promise<void> {
  const [town, other, prefecture, nation] = [
    'town-1 staff',
    'town-3 staff',
    'prefecture-1 staff',
    'center-1 staff',
  ].map(world.viewer);
  await insert('closures', { id: newId(), date: '2026-12-01', name: '特別休業日' });
  for (const viewer of [town, prefecture, nation]) {
    const organization_id = viewer?.organizationId;
    await insert('closures', { id: newId(), date: '2026-12-01', organization_id, name: '閉庁日' });
    await insert('online_ends', { organization_id, valid_from: '2026-12-01', online_end: 1140 });
  }
  const people = [town, other, prefecture, nation];
  for (const [index, asker] of [town, other].entries()) {
    const id = newId();
    const span = { kind: 'wide-area-issuance', date: '2026-12-02', from_minute: 1020, to_minute: 1200 };
    const concerned = index === 0 ? people : people.filter((viewer) => viewer !== town);
    await insert('extensions', {
      id,
      ...span,
      organization_id: asker?.organizationId,
      reason: '夜間窓口',
      state: 'requested',
      deadline: new Date(),
      concerned_ids: concerned.map((viewer) => viewer?.organizationId),
      created_by: asker?.userId,
      created_at: new Date(),
    });
    for (const viewer of concerned.filter((party) => party !== asker)) {
      const answers = viewer?.kind === 'municipality';
      await insert('extension_parties', { extension_id: id, organization_id: viewer?.organizationId, answers });
    }
    for (const organization_id of [asker?.organizationId, null])
      await insert('extension_entries', {
        id: newId(),
        extension_id: id,
        at: new Date(),
        kind: 'requested',
        organization_id,
      });
    const participant_ids = [asker?.organizationId];
    await insert('extension_effects', { extension_id: id, ...span, participant_ids, prefecture_ids: [] });
  }
}

/** The nation's is the center's, an organization's its own. */
const closes: Rule = (row, viewer) =>
  row.organization_id === viewer.organizationId || (row.organization_id === null && viewer.kind === 'center');

const endsOwn: Rule = (row, viewer) => viewer.kind === 'prefecture' && row.organization_id === viewer.organizationId;

const concerned: Rule = (row, viewer) => row.concerned_ids.includes(viewer.organizationId);
const asks: Rule = (row, viewer) =>
  concerned(row, viewer, {}) &&
  viewer.kind === 'municipality' &&
  row.organization_id === viewer.organizationId &&
  row.created_by === viewer.userId;

const ofConcerned: Rule = (row, viewer, data) =>
  concerned(find(data, 'extensions', row.extension_id) ?? {}, viewer, data);
const ofOwn: Rule = (row, viewer, data) =>
  find(data, 'extensions', row.extension_id)?.organization_id === viewer.organizationId;

const oracles: Oracles = {
  holidays: { select: everybody, insert: center, update: center, delete: center },
  holiday_years: { select: everybody, insert: center, update: center },
  closures: { select: everybody, insert: closes, delete: closes },
  window_settings: { select: everybody, insert: center, update: center, delete: center },
  online_ends: { select: everybody, insert: endsOwn, update: endsOwn, delete: endsOwn },
  extensions: { select: concerned, insert: asks, update: concerned },
  extension_parties: {
    select: ofConcerned,
    insert: ofOwn,
    update: (row, viewer) => row.answers && row.organization_id === viewer.organizationId,
  },
  extension_entries: {
    select: ofConcerned,
    insert: (row, viewer, data) => row.organization_id === viewer.organizationId && ofConcerned(row, viewer, data),
  },
  // Whose counters are open is everybody's knowledge; who agreed on it with whom, and why, is not.
  extension_effects: { select: everybody, insert: ofConcerned, update: ofConcerned, delete: ofConcerned },
};

/** 本人確認 on a far day: the town asks its prefecture. */
async function insertExtension(town: Actor): Promise<{ id: string }> {
  const id = newId();
  const center = await owner().query("SELECT id FROM organizations WHERE kind = 'center' ORDER BY code LIMIT 1");
  await insert('extensions', {
    ...{
      id,
      kind: 'identity-verification',
      date: '2098-06-03',
      from_minute: 1020,
      to_minute: 1200,
      reason: '夜間窓口',
    },
    ...{ organization_id: town.organizationId, state: 'requested', deadline: new Date('2098-06-01T00:00:00Z') },
    concerned_ids: [town.organizationId, town.parentOrganizationId, center.rows[0].id],
    ...{ created_by: town.userId, created_at: new Date() },
  });
  const party = { extension_id: id, organization_id: town.parentOrganizationId, answers: true };
  await insert('extension_parties', party);
  return { id };
}

/** Each sample closes another day: an organization has one closure a date. */
let closures = 0;

export const support: DomainSupport = {
  oracles,
  fill,
  actionSamples: {
    'extension.answer': async ({ town, prefecture }) => ({
      by: prefecture,
      fields: { ...(await insertExtension(town)), agree: 'yes' },
    }),
    'extension.withdraw': async ({ town }) => ({
      by: town,
      fields: { ...(await insertExtension(town)), comment: '都合' },
    }),
    'closure.remove': async ({ town }) => {
      const id = newId();
      const date = addDays('2098-06-04', closures++);
      await insert('closures', { id, date, organization_id: town.organizationId, name: '閉庁日' });
      return { by: town, fields: { id } };
    },
  },
  routeSamples: {
    'window.hours': async ({ town }) => ({ by: town, fields: { code: '153079' }, shut: [200] }),
    'window.hours_feed': async ({ town }) => ({ by: town, fields: { code: '153079' }, shut: [200] }),
  },
  ownEndpoints: [
    'extension.request',
    'online_end.preview',
    'online_end.set',
    'window_settings.preview',
    'window_settings.set',
    'closure.preview',
    'closure.add',
    'holiday.preview',
    'holiday.set',
    'holiday.remove',
    'holiday_year.confirm',
    'holiday_year.preview',
    'holiday_year.import',
  ],
};
