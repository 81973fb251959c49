import type { Actor } from '@/lib/access/actor';
import { newId } from '@/lib/core/ids';
import { owner } from './database';
import { accepted, send } from './inquiries';
import { insert } from './visibility/world';
import '@/lib/campaigns/actions';
import '@/lib/campaigns/integrated/actions';

type Fields = Record<string, string | readonly string[]>;

export const draftFields: Fields = {
  ...{
    title: '機器の更改',
    titleEn: 'Renewal',
    startsOn: '2020-01-06',
    dueOn: '2098-03-31',
    targetKinds: ['municipality'],
  },
  ...{ step0: '計画', stepEn0: 'Plan', weight0: '1', step1: '設置', stepEn1: 'Set up', weight1: '3' },
  ...{ step2: '見学', stepEn2: 'Visit', weight2: '5', voluntary2: '1' },
};

export interface Written {
  readonly id: string;
  readonly number: number;
}

export const campaignRow = async (number: number) =>
  (await owner().query('SELECT * FROM campaigns WHERE number = $1', [number])).rows[0];

export async function draftCampaign(actor: Actor, fields: Fields = {}): Promise<Written> {
  const { number } = accepted(await send(actor, 'campaign.write', { ...draftFields, ...fields })) as unknown as Written;
  const { id } = await campaignRow(number);
  return { id, number };
}

/** A campaign of all municipalities that the database has, or of those with these codes. */
export async function announceCampaign(actor: Actor, fields: Fields = {}): Promise<Written> {
  const campaign = await draftCampaign(actor, fields);
  const { version } = await campaignRow(campaign.number);
  accepted(await send(actor, 'campaign.announce', { id: campaign.id, version: String(version) }));
  return campaign;
}

export const targetRow = async (campaignId: string, organizationId: string) =>
  (
    await owner().query('SELECT * FROM campaign_targets WHERE campaign_id = $1 AND organization_id = $2', [
      campaignId,
      organizationId,
    ])
  ).rows[0];

/** The own answer at the version that the target has now. */
export async function answer(actor: Actor, campaignId: string, fields: Fields) {
  const { version } = await targetRow(campaignId, actor.organizationId);
  return send(actor, 'campaign.answer', { campaignId, version: String(version), ...fields });
}

export interface TestSetting {
  readonly roundId: string;
  readonly code: string;
  /** For all local governments. */
  readonly slotId: string;
  readonly freezeId: string;
}

interface Span {
  readonly fromOn: string;
  readonly toOn: string | null;
}

/** A round of its own with one slot and a freeze of both works. */
export async function makeRound(freeze: Span = { fromOn: '2020-05-15', toOn: '2020-05-26' }): Promise<TestSetting> {
  const [roundId, slotId, freezeId] = [newId(), newId(), newId()];
  const code = roundId.slice(-12);
  await insert('test_rounds', { id: roundId, code, title: 'テスト', title_en: 'Tests' });
  const slot = { id: slotId, round_id: roundId, direction: 'request', from_on: '2020-05-15', to_on: '2020-05-26' };
  await insert('test_slots', slot);
  await insert('freezes', {
    ...{ id: freezeId, round_id: roundId, kind: 'production_switch', from_on: freeze.fromOn, to_on: freeze.toOn },
    ...{ blocks: ['copy_registration', 'code_retrieval'], reason: '本番化作業', reason_en: 'Production switch' },
  });
  return { roundId, code, slotId, freezeId };
}
