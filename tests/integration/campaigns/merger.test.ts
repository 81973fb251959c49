import { beforeAll, expect, it } from 'vitest';
import { inheritCampaigns } from '@/lib/campaigns/ended/mutations';
import { progressByPrefecture } from '@/lib/campaigns/list/queries';
import { askAs, withSystem } from '@/lib/core/db';
import type { OrganizationId } from '@/lib/core/ids';
import { announceCampaign, answer, targetRow } from '@/tests/support/campaigns';
import { owner } from '@/tests/support/database';
import { accepted, type Fixture, loadFixture, send } from '@/tests/support/inquiries';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await loadFixture();
});

const merge = (from: OrganizationId, to: OrganizationId | null) =>
  withSystem('test', (db) => inheritCampaigns(db, { from, to, on: '2026-12-01' }));
const statuses = async (id: string, organizationId: string) =>
  (
    await owner().query(
      `SELECT a.status FROM campaign_answers a JOIN campaign_steps s ON s.id = a.step_id
       WHERE a.campaign_id = $1 AND a.organization_id = $2 ORDER BY s.position`,
      [id, organizationId],
    )
  ).rows.map(({ status }) => status);

it('a town that is taken over counts no longer; what it had not done remains with its successor', async () => {
  const { town, neighbour, centerColleague } = fixture;
  const { id } = await announceCampaign(centerColleague, { targetCodes: '153079 154059' });
  accepted(await answer(town, id, { status0: 'done', doneOn0: '2026-11-02', status1: 'done', doneOn1: '2026-11-03' }));
  accepted(await answer(neighbour, id, { status0: 'done', doneOn0: '2026-11-02' }));
  accepted(await send(neighbour, 'campaign.ask_extension', { campaignId: id, wantedOn: '2098-06-30', reason: '遅れ' }));
  await merge(neighbour.organizationId, town.organizationId);
  expect(await targetRow(id, neighbour.organizationId)).toMatchObject({
    successor_id: town.organizationId,
    done_weight: 1,
  });
  expect(await statuses(id, neighbour.organizationId)).toEqual(['done']);
  expect(await statuses(id, town.organizationId)).toEqual(['done', 'under_way']);
  expect(await targetRow(id, town.organizationId)).toMatchObject({
    state: 'under_way',
    done_weight: 1,
    completed_on: null,
  });
  const [niigata] = await progressByPrefecture(askAs(centerColleague), centerColleague, id);
  expect(niigata).toMatchObject({ targets: 1, underWay: 1 });
  const { rows } = await owner().query('SELECT organization_id FROM campaign_extensions WHERE campaign_id = $1', [id]);
  expect(rows).toEqual([{ organization_id: town.organizationId }]);
});

it('a successor that was not addressed takes the place as it is; without one nobody waits', async () => {
  const { town, neighbour, centerColleague } = fixture;
  const { id } = await announceCampaign(centerColleague, { targetCodes: '154059' });
  accepted(await answer(neighbour, id, { status0: 'done', doneOn0: '2026-11-02' }));
  await merge(neighbour.organizationId, town.organizationId);
  expect(await statuses(id, town.organizationId)).toEqual(['done']);
  expect(await targetRow(id, town.organizationId)).toMatchObject({ state: 'under_way', missing: 1, done_weight: 1 });
  await merge(town.organizationId, null);
  expect(await progressByPrefecture(askAs(centerColleague), centerColleague, id)).toEqual([]);
});
