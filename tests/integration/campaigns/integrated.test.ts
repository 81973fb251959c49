import { beforeAll, expect, it } from 'vitest';
import { readRoundPage } from '@/lib/campaigns/integrated/page/queries';
import { remindDue } from '@/lib/campaigns/reminders/mutations';
import { readAs, withSystem } from '@/lib/core/db';
import { announceCampaign, answer, makeRound } from '@/tests/support/campaigns';
import { owner } from '@/tests/support/database';
import { accepted, type Fixture, loadFixture, problemOf, send } from '@/tests/support/inquiries';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await loadFixture();
});

it('a freeze blocks copy registration with the reason; afterwards the backlog is listed and chased', async () => {
  const { town, neighbour, prefecture, otherPrefecture, operator, centerColleague } = fixture;
  const { freezeId, code } = await makeRound({ fromOn: '2026-01-05', toOn: null });
  const { id } = await announceCampaign(centerColleague, { targetCodes: '153079', work1: 'copy_registration' });
  const done = { status1: 'done', doneOn1: '2026-11-02' };
  expect(problemOf(await answer(town, id, done))).toBe('campaigns.frozen status1');
  expect(problemOf(await answer(town, id, { status1: 'under_way' }))).toBe('campaigns.frozen status1');
  accepted(await answer(town, id, { status0: 'done', doneOn0: '2026-11-02' }));
  accepted(await answer(town, id, { status1: 'done', doneOn1: '2025-12-26' }));

  const report = { freezeId, work: 'copy_registration', waiting: '１，２００', workedOff: '0' };
  expect(problemOf(await send(town, 'freeze.report_backlog', { ...report, workedOff: '5' }))).toBe(
    'campaigns.frozen workedOff',
  );
  accepted(await send(town, 'freeze.report_backlog', report));
  expect(problemOf(await send(prefecture, 'freeze.remind_backlog', { freezeId }))).toBe('campaigns.nobodyToRemind');

  accepted(
    await send(operator, 'freeze.set', { id: freezeId, version: '1', fromOn: '2026-01-05', toOn: '2026-01-09' }),
  );
  accepted(await answer(town, id, done));
  expect(problemOf(await answer(town, id, { status1: 'done', doneOn1: '2026-01-07' }))).toBe(
    'campaigns.frozen status1',
  );
  accepted(await send(town, 'freeze.report_backlog', { ...report, version: '1', workedOff: '700' }));
  const seen = async (actor: typeof town) =>
    (await readAs(actor, (db) => readRoundPage(db, actor, code)))?.backlogs.map(
      ({ waiting, workedOff }) => waiting - workedOff,
    );
  expect(await seen(prefecture)).toEqual([500]);
  expect(await seen(neighbour)).toEqual([]);
  expect(await seen(otherPrefecture)).toEqual([]);
  expect(problemOf(await send(otherPrefecture, 'freeze.remind_backlog', { freezeId }))).toBe('notFound');
  expect(accepted(await send(prefecture, 'freeze.remind_backlog', { freezeId }))).toEqual({ reminded: 1 });
  const { rows } = await owner().query(
    "SELECT organization_id, params FROM notification_events WHERE kind = 'freeze.backlog_reminded'",
  );
  expect(rows).toEqual([{ organization_id: town.organizationId, params: { count: 500 } }]);
  await owner().query('DELETE FROM freeze_backlogs');
  await owner().query('DELETE FROM freezes');
});

it('results are reported within the span only; a voluntary test may be declined', async () => {
  const { town, neighbour, prefecture } = fixture;
  const { slotId, code } = await makeRound();
  const report = (fields: Record<string, string>) => send(town, 'test_result.report', { slotId, ...fields });
  expect(problemOf(await report({ result: 'passed', testedOn: '2020-05-27' }))).toBe('campaigns.outsideTest testedOn');
  expect(problemOf(await report({ result: 'declined' }))).toBe('campaigns.notVoluntary result');
  expect(problemOf(await report({ result: 'exempt' }))).toBe('campaigns.noReason comment');
  accepted(await report({ result: 'failed', testedOn: '2020-05-18', comment: '応答なし' }));
  expect(problemOf(await report({ result: 'passed', testedOn: '2020-05-19' }))).toBe('conflict');
  accepted(await report({ result: 'passed', testedOn: '2020-05-19', version: '1' }));
  const seenBy = async (actor: typeof town) =>
    (await readAs(actor, (db) => readRoundPage(db, actor, code)))?.results.map(({ result }) => result);
  expect(await seenBy(prefecture)).toEqual(['passed']);
  expect(await seenBy(neighbour)).toEqual([]);
});

it('the clock reminds who is not through shortly before the end, once a week', async () => {
  const { centerColleague, town } = fixture;
  const { id } = await announceCampaign(centerColleague, { targetCodes: '153079 154059', dueOn: '2020-01-31' });
  const { rows: other } = await owner().query(
    "UPDATE campaigns SET state = 'closed', closed_at = now() WHERE id <> $1 AND state = 'announced' RETURNING 1",
    [id],
  );
  expect(other.length).toBeGreaterThanOrEqual(0);
  accepted(await answer(town, id, { status0: 'done', doneOn0: '2020-01-20', status1: 'done', doneOn1: '2020-01-21' }));
  expect(await withSystem('test', remindDue)).toBe(1);
  expect(await withSystem('test', remindDue)).toBe(0);
});
