import { newId } from '@/lib/core/ids';
import {
  announceCampaign,
  answer,
  campaignRow,
  draftCampaign,
  draftFields,
  makeRound,
  targetRow,
} from '@/tests/support/campaigns';
import { owner } from '@/tests/support/database';
import type { DomainSupport } from '@/tests/support/domain';
import { accepted, type Fixture, send } from '@/tests/support/inquiries';
import { administered, everybody, find, type Oracles, type Rule } from '@/tests/support/visibility/oracle';
import { insert, type World } from '@/tests/support/visibility/world';

async function fill(world: World): Promise<void> {
  const at = new Date('2026-11-20T00:00:00Z');
  const own = (name: string) => world.viewer(`${name} staff`).organizationId;
  const base = {
    ...{ title: '題', title_en: 'Title', target_kinds: ['municipality'], target_codes: [], starts_on: '2026-11-01' },
    ...{ due_on: '2027-03-31', owner_id: own('center-1'), created_at: at, updated_at: at },
  };
  for (const [index, state] of (['draft', 'announced', 'closed'] as const).entries()) {
    const [id, step] = [newId(), newId()];
    const times = { announced_at: state === 'draft' ? null : at, closed_at: state === 'closed' ? at : null };
    await insert('campaigns', { id, number: 900_001 + index, state, ...base, ...times });
    await insert('campaign_steps', { id: step, campaign_id: id, position: 0, title: '手順', title_en: 'Step' });
    if (state === 'draft') continue;
    for (const name of ['town-1', 'town-3', 'prefecture-1', 'agency-1']) {
      const organization_id = own(name);
      await insert('campaign_targets', { campaign_id: id, organization_id, missing: 1, applicable_weight: 1 });
      const said = { status: 'under_way', file_ids: [], answered_by: '職員', answered_at: at };
      await insert('campaign_answers', { step_id: step, organization_id, campaign_id: id, ...said });
      const request = { reason: '遅れ', wanted_on: '2027-04-30', asked_by: '職員', asked_at: at };
      await insert('campaign_extensions', { id: newId(), campaign_id: id, organization_id, ...request });
    }
  }
  const { roundId, slotId, freezeId } = await makeRound();
  await insert('test_bodies', {
    ...{ id: newId(), round_id: roundId, number: 1, name: '機関', name_en: 'Body', provides: true, requests: true },
  });
  for (const name of ['town-1', 'town-3', 'prefecture-1']) {
    const organization_id = own(name);
    const report = { reported_by: '職員', reported_at: at };
    await insert('test_results', {
      slot_id: slotId,
      organization_id,
      result: 'exempt',
      comment: '事務なし',
      ...report,
    });
    await insert('freeze_backlogs', {
      ...{ freeze_id: freezeId, organization_id, work: 'copy_registration', waiting: 5, ...report },
    });
  }
}

const runs: Rule = (_row, { kind }) => kind === 'center' || kind === 'operator';
const own: Rule = (row, viewer) => row.organization_id === viewer.organizationId;
const seen: Rule = (row, viewer, data) => runs(row, viewer, data) || administered(row.organization_id, viewer, data);
const isDraft: Rule = (row) => row.state === 'draft';
const campaignOf: Rule = (row, viewer, data) => {
  const campaign = find(data, 'campaigns', row.campaign_id) ?? {};
  return !isDraft(campaign, viewer, data) || runs(campaign, viewer, data);
};
const ofDraft: Rule = (row, viewer, data) =>
  runs(row, viewer, data) && isDraft(find(data, 'campaigns', row.campaign_id) ?? {}, viewer, data);
const ownOfOpen: Rule = (row, viewer, data) =>
  own(row, viewer, data) && find(data, 'campaigns', row.campaign_id)?.state === 'announced';

const oracles: Oracles = {
  campaigns: {
    select: (row, viewer, data) => !isDraft(row, viewer, data) || runs(row, viewer, data),
    insert: (row, viewer, data) =>
      runs(row, viewer, data) && row.owner_id === viewer.organizationId && isDraft(row, viewer, data),
    update: runs,
    delete: (row, viewer, data) => runs(row, viewer, data) && isDraft(row, viewer, data),
  },
  campaign_steps: { select: campaignOf, insert: ofDraft, delete: ofDraft },
  campaign_targets: { select: seen, insert: runs, update: seen },
  campaign_answers: { select: seen, insert: ownOfOpen, update: ownOfOpen },
  campaign_extensions: { select: seen, insert: own, update: runs },
  test_rounds: { select: everybody },
  test_bodies: { select: everybody },
  test_slots: { select: everybody },
  freezes: { select: everybody, update: runs },
  test_results: { select: seen, insert: own, update: own },
  freeze_backlogs: { select: seen, insert: own, update: seen },
};

const runners = { also: ['centerColleague'] as const };
const towns = ['153079', '154059'];

/** Addressed to 聖籠町 alone, so that nobody else has a place in it. */
const ofTown = ({ operator }: Fixture) => announceCampaign(operator, { targetCodes: '153079' });

async function versioned(number: number, id: string) {
  return { id, version: String((await campaignRow(number)).version) };
}

async function ownTarget(fixture: Fixture) {
  const { id, number } = await ofTown(fixture);
  const { version } = await targetRow(id, fixture.town.organizationId);
  return { number, fields: { campaignId: id, version: String(version) } };
}

export const support: DomainSupport = {
  oracles,
  fill,
  actionSamples: {
    'campaign.write': async ({ operator }) => {
      const { id, number } = await draftCampaign(operator);
      return { by: operator, ...runners, fields: { ...draftFields, ...(await versioned(number, id)) } };
    },
    'campaign.discard': async ({ operator }) => {
      const { id, number } = await draftCampaign(operator);
      return { by: operator, ...runners, fields: await versioned(number, id) };
    },
    'campaign.announce': async ({ operator }) => {
      const { id, number } = await draftCampaign(operator, { targetCodes: towns.join(' ') });
      return { by: operator, ...runners, fields: await versioned(number, id) };
    },
    'campaign.close': async (fixture) => {
      const { id, number } = await ofTown(fixture);
      const fields = { ...(await versioned(number, id)), closing: '期間の終わり' };
      return { by: fixture.operator, ...runners, fields };
    },
    'campaign.answer': async (fixture) => ({
      by: fixture.town,
      fields: { ...(await ownTarget(fixture)).fields, status0: 'under_way' },
    }),
    'campaign.explain': async (fixture) => ({
      by: fixture.town,
      fields: { ...(await ownTarget(fixture)).fields, explanation: '庁舎の工事' },
    }),
    'campaign.ask_extension': async (fixture) => ({
      by: fixture.town,
      fields: { campaignId: (await ofTown(fixture)).id, wantedOn: '2098-06-30', reason: '納品の遅れ' },
    }),
    'campaign.decide_extension': async (fixture) => {
      const { id } = await ofTown(fixture);
      accepted(
        await send(fixture.town, 'campaign.ask_extension', { campaignId: id, wantedOn: '2098-06-30', reason: '遅れ' }),
      );
      const { rows } = await owner().query('SELECT id FROM campaign_extensions WHERE campaign_id = $1', [id]);
      return { by: fixture.operator, ...runners, fields: { id: rows[0].id, verdict: 'granted' } };
    },
    'campaign.remind': async (fixture) => ({
      by: fixture.operator,
      also: ['centerColleague', 'prefecture'],
      fields: { campaignId: (await ofTown(fixture)).id },
    }),
    'test_result.report': async ({ town }) => {
      const { roundId } = await makeRound();
      const slotId = newId();
      await insert('test_slots', {
        ...{ id: slotId, round_id: roundId, direction: 'provide', organization_id: town.organizationId },
        ...{ from_on: '2020-05-15', to_on: '2020-05-26' },
      });
      return { by: town, fields: { slotId, result: 'passed', testedOn: '2020-05-18' } };
    },
    'freeze.set': async ({ operator }) => ({
      by: operator,
      ...runners,
      fields: { id: (await makeRound()).freezeId, version: '1', fromOn: '2021-01-04', toOn: '2021-01-08' },
    }),
    'freeze.report_backlog': async ({ town }) => {
      const { freezeId } = await makeRound();
      const fields = { freezeId, work: 'copy_registration', waiting: '12', workedOff: '3' };
      accepted(await send(town, 'freeze.report_backlog', fields));
      return { by: town, fields: { ...fields, version: '1', workedOff: '5' } };
    },
    'freeze.remind_backlog': async ({ town, operator }) => {
      const { freezeId } = await makeRound();
      const fields = { freezeId, work: 'copy_registration', waiting: '12', workedOff: '3' };
      accepted(await send(town, 'freeze.report_backlog', fields));
      return { by: operator, also: ['centerColleague', 'prefecture'], fields: { freezeId } };
    },
  },
  routeSamples: {
    'campaign.export': async ({ centerColleague, ...fixture }) => {
      const { number } = await ofTown({ centerColleague, ...fixture });
      return { by: centerColleague, fields: { number: String(number), format: 'csv' }, shut: [200, 403] };
    },
    'campaign.export_targets': async ({ centerColleague, ...fixture }) => {
      const { id, number } = await ofTown({ centerColleague, ...fixture });
      accepted(await answer(fixture.town, id, { status0: 'under_way' }));
      await owner().query(
        "UPDATE campaign_targets SET explanation = '聖籠町だけの説明', explained_at = now() WHERE campaign_id = $1",
        [id],
      );
      const fields = { number: String(number), format: 'csv' };
      return { by: fixture.prefecture, fields, shut: [200, 403], secrets: ['聖籠町だけの説明'] };
    },
    'test_result.export': async ({ town }) => {
      const { code, slotId } = await makeRound();
      await insert('test_results', {
        ...{ slot_id: slotId, organization_id: town.organizationId, result: 'exempt', comment: '聖籠町だけの結果' },
        ...{ reported_by: '職員', reported_at: new Date() },
      });
      return { by: town, fields: { code, format: 'csv' }, shut: [200], secrets: ['聖籠町だけの結果'] };
    },
  },
};
