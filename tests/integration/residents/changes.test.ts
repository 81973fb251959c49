import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { setClock } from '@/lib/core/clock';
import { askAs } from '@/lib/core/db';
import { findResidents, getResident, listDistricts, listHousehold, listOpenInstalments } from '@/lib/residents/queries';
import { residentTerms } from '@/lib/residents/search/rules';
import type { ResidentDetail } from '@/lib/residents/types';
import { auditOf, personOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { type Fields, firstProblem, send } from '@/tests/support/forms';
import { loadTowns, story, townsAt } from '@/tests/support/towns';
import '@/lib/residents/changes/actions';
import '@/lib/residents/payments/actions';

let clerk: Actor;
let neighbour: Actor;
beforeAll(async () => {
  await loadTowns();
  clerk = await personOf('153079', ['counter_clerk']);
  neighbour = await personOf('154059', ['counter_clerk']);
});
beforeEach(() => {
  process.env.RENKEI_SITE = 'cloud';
  setClock(townsAt);
});
afterEach(() => setClock(undefined));

const dates = { effectiveOn: '2026-11-20', notifiedOn: '2026-11-27' };
const person = async (number: string, actor = clerk) => (await getResident(askAs(actor), number)) as ResidentDetail;
const district = async () => (await listDistricts(askAs(clerk)))[0]?.id as string;
const historyOf = async (id: string) =>
  (
    await owner().query(
      'SELECT kind, before, after, entered_by FROM register_changes WHERE resident_id = $1 ORDER BY at DESC, id DESC',
      [id],
    )
  ).rows;
const about = async (number: string, over: Fields = {}): Promise<Fields> => {
  const { id, version } = await person(number);
  return { residentId: id, version: String(version), ...dates, ...over };
};

async function moveIn(name: string, over: Fields = {}): Promise<string> {
  const result = await send<{ number: string }>(clerk, 'resident.move_in', {
    ...{ ...dates, name, kana: 'てんにゅう　たろう', birthDate: '1990-01-02', sex: 'male' },
    ...{ districtId: await district(), address: '大字諏訪山9001番地', previousAddress: '新潟県新潟市見本区1番地' },
    ...over,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value.number;
}

describe('changes of the register', () => {
  it('転入: a new number, a household, the name as typed, found at once', async () => {
    const number = await moveIn('葛\u{E0100}城　𠮷雄');
    expect(await person(number)).toMatchObject({
      name: '葛\u{E0100}城　𠮷雄',
      kana: 'テンニュウ　タロウ',
      relationship: '世帯主',
      headName: '葛\u{E0100}城　𠮷雄',
    });
    const { rows } = await findResidents(askAs(clerk), residentTerms('葛城吉雄 H2.1.2'));
    expect(rows.map((row) => row.number)).toEqual([number]);
    expect((await historyOf((await person(number)).id))[0]).toMatchObject({
      kind: 'moved_in',
      entered_by: clerk.userName,
    });
    expect((await auditOf('resident.moved_in')).at(-1)).toMatchObject({ after: expect.objectContaining({ number }) });
  });

  it('転入 into a household takes its address; ten at once get ten numbers', async () => {
    const { householdNumber, address } = await person(story.household);
    const numbers = await Promise.all(
      Array.from({ length: 10 }, () =>
        moveIn('見本　同居', { household: householdNumber as string, relationship: '同居人' }),
      ),
    );
    expect(new Set(numbers).size).toBe(10);
    for (const number of numbers) expect(await person(number)).toMatchObject({ address, relationship: '同居人' });
  });

  it('転出 of the head: the next one follows, and the household goes on', async () => {
    const { householdId, id } = await person('10000004');
    expect(
      (await send(clerk, 'resident.move_out', await about('10000004', { newAddress: '東京都見本区1番地' }))).ok,
    ).toBe(true);
    expect(await person('10000004')).toMatchObject({ state: 'moved_out', householdId: null, endedOn: '2026-11-20' });
    expect(await listHousehold(askAs(clerk), householdId as string)).toMatchObject([
      { number: '10000005', relationship: '世帯主' },
    ]);
    expect((await historyOf(id))[0]).toMatchObject({ kind: 'moved_out', after: { newAddress: '東京都見本区1番地' } });
  });

  it('転居 of a whole household moves everybody, and the search finds the new address', async () => {
    const fields = await about(story.household, {
      districtId: await district(),
      address: '大字諏訪山8888番地',
      whole: 'true',
    });
    expect((await send(clerk, 'resident.move_within', fields)).ok).toBe(true);
    expect(await person(story.daughter)).toMatchObject({ address: '大字諏訪山8888番地', addressSince: '2026-11-20' });
    const { rows } = await findResidents(askAs(clerk), residentTerms('諏訪山8888番地 かつらね'));
    expect(rows.map(({ number }) => number)).toContain(story.daughter);
  });

  it('出生 and 死亡', async () => {
    const { id } = await person(story.household);
    const born = {
      name: '葛\u{E0100}音　芽衣',
      kana: 'カツラネ　メイ',
      birthDate: '2026-11-25',
      sex: 'female',
      relationship: '子',
    };
    const result = await send<{ number: string }>(clerk, 'resident.register_birth', {
      residentId: id,
      notifiedOn: '2026-11-27',
      ...born,
    });
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    expect(await person(result.value.number)).toMatchObject({
      becameResidentOn: '2026-11-25',
      headName: '葛\u{E0100}音　花子',
    });
    expect((await send(clerk, 'resident.register_death', await about(result.value.number))).ok).toBe(true);
    expect(await person(result.value.number)).toMatchObject({ state: 'deceased' });
  });

  it('世帯変更: apart, and together again', async () => {
    const before = (await person(story.household)).householdNumber as string;
    expect(
      (await send(clerk, 'resident.change_household', await about(story.daughter, { change: 'separate' }))).ok,
    ).toBe(true);
    expect(await person(story.daughter)).toMatchObject({ relationship: '世帯主' });
    const back = await about(story.daughter, { change: 'join', household: before, relationship: '子' });
    expect((await send(clerk, 'resident.change_household', back)).ok).toBe(true);
    expect(await person(story.daughter)).toMatchObject({ householdNumber: before, relationship: '子' });
  });
});

describe('what is refused changes nothing', () => {
  it('a page that is no longer true', async () => {
    const fields = await about(story.daughter, { version: '99', newAddress: 'x' });
    expect(firstProblem(await send(clerk, 'resident.move_out', fields))).toBe('conflict');
  });

  it('of two clerks at once one wins', async () => {
    const fields = await about('10000020', { newAddress: '東京都見本区1番地' });
    const results = await Promise.all([1, 2, 3].map(() => send(clerk, 'resident.move_out', fields)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('another town, the portal, and a site', async () => {
    const fields = await about(story.daughter, { newAddress: 'x' });
    expect(firstProblem(await send(neighbour, 'resident.move_out', fields))).toBe('notFound');
    process.env.RENKEI_SITE = '';
    expect(firstProblem(await send(clerk, 'resident.move_out', fields))).toBe('denied');
    Object.assign(process.env, { RENKEI_SITE: '153079', RENKEI_SITE_ROLE: 'down-recovery' });
    expect(firstProblem(await send(clerk, 'resident.move_out', fields))).toBe('denied');
    expect(await person(story.daughter)).toMatchObject({ state: 'current' });
  });

  it('dates that cannot be', async () => {
    const later = { effectiveOn: '2026-12-20', notifiedOn: '2026-11-27' };
    expect(firstProblem(await send(clerk, 'resident.register_death', await about(story.daughter, later)))).toBe(
      'residents.inFuture',
    );
  });
});

describe('手動消込', () => {
  const open = async () => (await listOpenInstalments(askAs(clerk), (await person(story.household)).id))[0];
  const pay = async (instalmentId: string, amount: string, by = clerk) =>
    send(by, 'tax_payment.enter', { instalmentId, paidOn: '2026-11-27', amount });

  it('adds up, never more than is owed, and can be taken back', async () => {
    const instalment = await open();
    if (!instalment) throw new Error('nothing is open');
    const left = instalment.amount - instalment.paid;
    expect(firstProblem(await pay(instalment.id, String(left + 1)))).toBe('residents.tooMuch');
    expect(firstProblem(await pay(instalment.id, String(-instalment.paid - 1)))).toBe('residents.tooLittle');
    expect((await pay(instalment.id, '１，０００円')).ok).toBe(true);
    const results = await Promise.all([1, 2, 3].map(() => pay(instalment.id, String(left - 1_000))));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await open())?.id).not.toBe(instalment.id);
    expect((await pay(instalment.id, '-1000')).ok).toBe(true);
    expect(await open()).toMatchObject({ id: instalment.id, paid: instalment.amount - 1_000 });
    expect((await auditOf('tax_payment.entered')).length).toBeGreaterThan(2);
  });

  it('not by another town', async () => {
    expect(firstProblem(await pay((await open())?.id as string, '100', neighbour))).toBe('notFound');
  });
});
