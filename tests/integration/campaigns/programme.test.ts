import { beforeAll, describe, expect, it } from 'vitest';
import { listTargets, progressByPrefecture, progressByStep } from '@/lib/campaigns/list/queries';
import { readCampaignPage } from '@/lib/campaigns/page/queries';
import { askAs, readAs } from '@/lib/core/db';
import {
  announceCampaign,
  answer,
  campaignRow,
  draftCampaign,
  draftFields,
  targetRow,
} from '@/tests/support/campaigns';
import { auditOf, idOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { accepted, type Fixture, loadFixture, problemOf, send } from '@/tests/support/inquiries';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await loadFixture();
});

const toldOf = async (id: string, kind: string): Promise<string[]> =>
  (
    await owner().query(
      `SELECT o.code FROM notification_events n JOIN organizations o ON o.id = n.organization_id
       WHERE target_id = $1 AND n.kind = $2 ORDER BY 1`,
      [id, `campaign.${kind}`],
    )
  ).rows.map(({ code }) => code);

const close = async (id: string, number: number, closing = '') =>
  send(fixture.centerColleague, 'campaign.close', {
    id,
    version: String((await campaignRow(number)).version),
    closing,
  });

describe('a campaign of two prefectures', () => {
  it('goes from the announcement to “all done or explained”, with an extension', async () => {
    const { town, neighbour, prefecture, otherPrefecture, centerColleague } = fixture;
    // One town of 長野県 beside two of 新潟県.
    const codes = '153079 154059 202011';
    const { id, number } = await announceCampaign(centerColleague, { targetCodes: codes });
    expect(await toldOf(id, 'announced')).toEqual(['153079', '154059', '202011']);

    const missing = await progressByPrefecture(askAs(centerColleague), centerColleague, id);
    expect(
      missing.map(({ code, targets, missing: m, applicableWeight }) => [code, targets, m, applicableWeight]),
    ).toEqual([
      ['150002', 2, 2, 0],
      ['200000', 1, 1, 0],
    ]);

    accepted(await answer(town, id, { status0: 'done', doneOn0: '２０２６/１１/２', status1: 'under_way' }));
    expect(await targetRow(id, town.organizationId)).toMatchObject({
      ...{ state: 'under_way', done_weight: 1, applicable_weight: 4, missing: 0 },
    });
    expect((await targetRow(id, neighbour.organizationId)).answered_at).toBeNull();

    // Only who has not answered is reminded, and the prefecture reaches its own towns only.
    expect(accepted(await send(prefecture, 'campaign.remind', { campaignId: id }))).toEqual({ reminded: 1 });
    expect(await toldOf(id, 'reminded')).toEqual(['154059']);
    expect(problemOf(await send(prefecture, 'campaign.remind', { campaignId: id }))).toBe('campaigns.nobodyToRemind');
    expect(accepted(await send(centerColleague, 'campaign.remind', { campaignId: id }))).toEqual({ reminded: 1 });
    expect(await toldOf(id, 'reminded')).toEqual(['154059', '202011']);

    const asking = { campaignId: id, wantedOn: '2098-06-30', reason: '納品の遅れ' };
    expect(problemOf(await send(neighbour, 'campaign.ask_extension', { ...asking, wantedOn: '2098-03-01' }))).toBe(
      'campaigns.notLater wantedOn',
    );
    accepted(await send(neighbour, 'campaign.ask_extension', asking));
    expect(problemOf(await send(neighbour, 'campaign.ask_extension', asking))).toBe('campaigns.alreadyAsked');
    expect(await toldOf(id, 'extension_asked')).toEqual(['JLIS']);
    const { rows } = await owner().query('SELECT id FROM campaign_extensions WHERE campaign_id = $1', [id]);
    const decision = { id: rows[0].id, verdict: 'granted', grantedOn: '2098-05-31' };
    accepted(await send(centerColleague, 'campaign.decide_extension', decision));
    expect(problemOf(await send(centerColleague, 'campaign.decide_extension', decision))).not.toBe('');
    const page = await readAs(neighbour, (db) => readCampaignPage(db, neighbour, number));
    expect(page?.own?.target).toMatchObject({ dueOn: '2098-05-31', extended: true });
    expect((await readAs(town, (db) => readCampaignPage(db, town, number)))?.own?.target).toMatchObject({
      ...{ dueOn: '2098-03-31', extended: false },
    });

    // 出雲崎町: one step does not apply, the other is done; 聖籠町 finishes; 長野市 explains.
    expect(problemOf(await answer(neighbour, id, { status0: 'not_applicable' }))).toBe('campaigns.noReason comment0');
    accepted(
      await answer(neighbour, id, {
        status0: 'not_applicable',
        comment0: '共同利用',
        status1: 'done',
        doneOn1: '2026-11-10',
      }),
    );
    accepted(
      await answer(town, id, { status0: 'done', doneOn0: '2026-11-02', status1: 'done', doneOn1: '2026-11-20' }),
    );
    expect(problemOf(await close(id, number))).toBe('campaigns.stillOpen closing');
    const nagano = await idOf('202011');
    await owner().query(
      "UPDATE campaign_targets SET explanation = '来年度', explained_at = now(), state = 'explained' WHERE campaign_id = $1 AND organization_id = $2",
      [id, nagano],
    );
    const after = await progressByPrefecture(askAs(centerColleague), centerColleague, id);
    expect(after).toMatchObject([
      { code: '150002', done: 2, missing: 0, doneWeight: 7, applicableWeight: 7, extended: 1, onTime: 2 },
      { code: '200000', done: 0, explained: 1, applicableWeight: 0 },
    ]);
    const own = await progressByPrefecture(askAs(otherPrefecture), otherPrefecture, id);
    expect(own.map(({ code }) => code)).toEqual(['200000']);
    const steps = await progressByStep(askAs(centerColleague), centerColleague, id);
    expect(steps.map(({ missing: m, done, notApplicable }) => [m, done, notApplicable])).toEqual([
      [1, 1, 1],
      [1, 2, 0],
      [3, 0, 0],
    ]);
    const open = await listTargets(askAs(centerColleague), centerColleague, id, { chase: 'open', page: 1 });
    expect(open.rows).toEqual([]);
    accepted(await close(id, number));
    expect(await toldOf(id, 'closed')).toEqual(['153079', '154059', '202011']);
    for (const event of [
      'drafted',
      'announced',
      'answered',
      'reminded',
      'extension_asked',
      'extension_granted',
      'closed',
    ])
      expect(
        (await auditOf(`campaign.${event}`)).some(({ target_id }) => target_id === id),
        event,
      ).toBe(true);
  });

  it('takes no answer once it is closed, and what the town had said stays', async () => {
    const { town, centerColleague } = fixture;
    const { id, number } = await announceCampaign(centerColleague, { targetCodes: '153079' });
    accepted(await answer(town, id, { status0: 'under_way' }));
    accepted(await close(id, number, '打切り'));
    expect(problemOf(await answer(town, id, { status0: 'done', doneOn0: '2026-11-02' }))).toBe('campaigns.closed');
    expect(
      problemOf(await send(town, 'campaign.ask_extension', { campaignId: id, wantedOn: '2098-06-30', reason: '遅れ' })),
    ).toBe('campaigns.closed');
    const { rows } = await owner().query('SELECT status FROM campaign_answers WHERE campaign_id = $1', [id]);
    expect(rows).toEqual([{ status: 'under_way' }]);
  });

  it('is closed while an answer arrives: either the answer counts, or it is refused with the reason', async () => {
    const { town, centerColleague } = fixture;
    for (let round = 0; round < 6; round += 1) {
      const { id, number } = await announceCampaign(centerColleague, { targetCodes: '153079' });
      const [answered, closed] = await Promise.all([
        answer(town, id, { status0: 'under_way' }),
        close(id, number, '期間の終わり'),
      ]);
      expect(closed.ok).toBe(true);
      const { rows } = await owner().query('SELECT 1 FROM campaign_answers WHERE campaign_id = $1', [id]);
      expect([problemOf(answered), rows.length]).toEqual(answered.ok ? ['', 1] : ['campaigns.closed', 0]);
    }
  });
});

describe('drafts', () => {
  it('say what is wrong with which line, and keep nothing', async () => {
    const { centerColleague } = fixture;
    const write = (fields: Record<string, string>) =>
      send(centerColleague, 'campaign.write', { ...draftFields, ...fields });
    expect(problemOf(await write({ weight1: '0' }))).toBe('campaigns.stepWeight weight1');
    expect(problemOf(await write({ stepEn1: '' }))).toBe('campaigns.stepTitle stepEn1');
    expect(problemOf(await write({ due0: '2099-01-01' }))).toBe('campaigns.stepDue due0');
    expect(problemOf(await write({ dueOn: '2019-01-01' }))).toBe('campaigns.span dueOn');
    expect(problemOf(await write({ targetCodes: '999999' }))).toBe('campaigns.unknownCodes targetCodes');
    expect(problemOf(await write({ startsOn: '昨日' }))).toBe('invalid startsOn');
  });

  it('are seen by nobody else, and only the center and the operator write them', async () => {
    const { town, prefecture, centerColleague } = fixture;
    const { number } = await draftCampaign(centerColleague);
    expect(await readAs(prefecture, (db) => readCampaignPage(db, prefecture, number))).toBeNull();
    expect(problemOf(await send(town, 'campaign.write', draftFields))).toBe('denied');
    expect(problemOf(await send(prefecture, 'campaign.write', draftFields))).toBe('denied');
  });

  it('of two who answer at once the second is told', async () => {
    const { town, centerColleague } = fixture;
    const { id } = await announceCampaign(centerColleague, { targetCodes: '153079' });
    const fields = { campaignId: id, version: '1', status0: 'under_way' };
    const both = await Promise.all([send(town, 'campaign.answer', fields), send(town, 'campaign.answer', fields)]);
    expect(both.map(problemOf).sort()).toEqual(['', 'conflict']);
  });
});
