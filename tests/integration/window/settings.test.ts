import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { withActor } from '@/lib/core/db';
import { readImpact } from '@/lib/window/changes/queries';
import {
  confirmYear,
  importHolidays,
  previewHolidays,
  removeHoliday,
  setHoliday,
} from '@/lib/window/holidays/mutations';
import { listHolidayYears, readHolidays } from '@/lib/window/holidays/queries';
import { addClosure, checkClosure, setHours, setOnlineEnd } from '@/lib/window/settings/mutations';
import { setHoursSchema, setOnlineEndSchema } from '@/lib/window/settings/schema';
import { auditOf, loadCountry, personOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';

let center: Actor;
let niigata: Actor;
let seiro: Actor;
const centerCode = async () =>
  (await owner().query("SELECT code FROM organizations WHERE kind = 'center'")).rows[0].code;

beforeAll(async () => {
  await loadCountry();
  center = await personOf(await centerCode(), ['system_management']);
  niigata = await personOf('150002', ['system_administrator']);
  seiro = await personOf('153079', ['system_administrator']);
});
beforeEach(() => owner().query('UPDATE operating_clock SET offset_ms = 0'));

const hours = { onlineStart: '8:00', counterOpens: '8:30', counterCloses: '17:15', onlineEnd: '18:00' };
const setNation = (changes: Record<string, unknown>, actor = center) =>
  withActor(actor, (db) =>
    setHours(
      db,
      actor,
      setHoursSchema.parse({
        validFrom: '2027-04-01',
        silenceMinutes: '10',
        withdrawalMinutes: '30',
        ...hours,
        ...changes,
      }),
    ),
  );

describe('the nation’s hours', () => {
  it('hold from a date on, are told to all who operate servers, and are written down', async () => {
    expect(await setNation({})).toMatchObject({ ok: true });
    const { rows } = await owner().query("SELECT * FROM window_settings WHERE valid_from = '2027-04-01'");
    expect(rows).toMatchObject([{ online_start: 480, counter_opens: 510, counter_closes: 1035, online_end: 1080 }]);
    expect(await auditOf('window_settings.set')).toMatchObject([{ target_id: '2027-04-01' }]);
    const told = await owner().query(
      "SELECT count(*)::int AS n FROM notification_events WHERE kind = 'window_settings.set'",
    );
    const all = await owner().query(
      "SELECT count(*)::int AS n FROM organizations WHERE kind IN ('municipality', 'prefecture')",
    );
    expect(told.rows[0].n).toBe(all.rows[0].n);
  });

  it('changed by two people at once: the second is told', async () => {
    await setNation({ validFrom: '2027-05-06' });
    const both = await Promise.all([
      setNation({ validFrom: '2027-05-06', version: '1', onlineEnd: '18:30' }),
      setNation({ validFrom: '2027-05-06', version: '1', onlineEnd: '19:00' }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ problems: [{ code: 'conflict' }] });
    expect(await setNation({ validFrom: '2027-05-06' })).toMatchObject({ problems: [{ code: 'conflict' }] });
  });

  it('are refused by the database to everybody else', async () => {
    await expect(setNation({ validFrom: '2027-06-01' }, niigata)).rejects.toThrow();
  });
});

describe('a prefecture’s online end', () => {
  const setEnd = (fields: Record<string, unknown>) =>
    withActor(niigata, (db) =>
      setOnlineEnd(db, niigata, setOnlineEndSchema.parse({ validFrom: '2027-03-01', onlineEnd: '19:00', ...fields })),
    );
  it('that is set can be changed by who knows its version', async () => {
    expect(await setEnd({})).toMatchObject({ ok: true });
    expect(await setEnd({ onlineEnd: '18:00' })).toMatchObject({ problems: [{ code: 'conflict' }] });
    expect(await setEnd({ onlineEnd: '18:00', version: '1' })).toMatchObject({ ok: true });
    expect(await setEnd({ onlineEnd: '20:00', version: '1' })).toMatchObject({ problems: [{ code: 'conflict' }] });
    const { rows } = await owner().query("SELECT online_end, version FROM online_ends WHERE valid_from = '2027-03-01'");
    expect(rows).toEqual([{ online_end: 1080, version: 2 }]);
  });

  it('shows whom it keeps up longer before it is saved', async () => {
    const organization = { id: niigata.organizationId, kind: 'prefecture', prefectureId: null } as const;
    const change = {
      kind: 'online-end',
      prefectureId: niigata.organizationId,
      validFrom: '2027-01-04',
      onlineEnd: 1140,
    } as const;
    const impact = await withActor(niigata, (db) =>
      readImpact(db, { change, organization, from: '2027-01-04', to: '2027-01-12' }),
    );
    expect(impact.days.map(({ dates, before, after }) => [dates, before.online, after.online])).toEqual([
      [
        ['2027-01-04', '2027-01-05', '2027-01-06', '2027-01-07', '2027-01-08', '2027-01-12'],
        [{ from: 510, to: 1050 }],
        [{ from: 510, to: 1140 }],
      ],
    ]);
    expect(impact.towns).toBeGreaterThan(0);
  });
});

describe('a closing day', () => {
  it('closes a town’s counters and no server', async () => {
    const organization = {
      id: seiro.organizationId,
      kind: 'municipality',
      prefectureId: seiro.parentOrganizationId,
    } as const;
    const day = { name: '町制記念日', nameEn: '' };
    const change = { kind: 'closure', date: '2027-02-01', organizationId: seiro.organizationId, day } as const;
    const impact = await withActor(seiro, (db) =>
      readImpact(db, { change, organization, from: '2027-02-01', to: '2027-02-01' }),
    );
    expect(impact).toMatchObject({
      days: [
        { before: { counter: [{ from: 540, to: 1020 }] }, after: { counter: [], online: [{ from: 510, to: 1050 }] } },
      ],
      towns: 1,
    });
  });

  it('is entered once, and not for the past', async () => {
    const closure = { date: '2027-02-02', name: '記念日', nameEn: '' };
    await withActor(seiro, (db) => addClosure(db, seiro, closure));
    const again = await withActor(seiro, (db) => checkClosure(db, seiro, closure));
    expect(again).toMatchObject({ problems: [{ code: 'window.closureThere' }] });
    const past = await withActor(seiro, (db) => checkClosure(db, seiro, { ...closure, date: '2020-02-03' }));
    expect(past).toMatchObject({ problems: [{ code: 'window.past' }] });
  });
});

describe('holidays', () => {
  const versionOf = async (year: number) =>
    withActor(center, async (db) => (await listHolidayYears(db, year)).find((one) => one.year === year)?.version ?? 0);
  const put = async (date: string, version: number) =>
    withActor(center, (db) => setHoliday(db, center, { date, name: '臨時の祝日', nameEn: '', version }));

  it('are entered and removed; of two at once the second is told', async () => {
    const version = await versionOf(2028);
    expect(await put('2028-06-01', version)).toMatchObject({ ok: true, value: { year: 2028 } });
    expect(await put('2028-06-02', version)).toMatchObject({ problems: [{ code: 'conflict' }] });
    const gone = await withActor(center, (db) =>
      removeHoliday(db, center, { date: '2028-06-01', version: version + 1 }),
    );
    expect(gone).toMatchObject({ ok: true });
    expect(await auditOf('holiday.removed')).toMatchObject([{ target_id: '2028' }]);
  });

  it('that are over keep their names', async () => {
    expect(await put('2020-06-01', await versionOf(2020))).toMatchObject({ problems: [{ code: 'window.past' }] });
  });

  it('of a year are marked as announced', async () => {
    const version = await versionOf(2029);
    await withActor(center, (db) => confirmYear(db, center, { year: 2029, confirmed: true, version }));
    const years = await withActor(center, (db) => listHolidayYears(db, 2029));
    expect(years[0]).toMatchObject({ year: 2029, confirmed: true, version: version + 1 });
  });

  it('come from the Cabinet Office’s file: whole years, in one transaction, after a preview', async () => {
    const csv = '月日,名称\r\n2031/1/1,元日\r\n2031/5/5,こどもの日\r\n2031/11/23,勤労感謝の日\r\n';
    const preview = await withActor(center, (db) => previewHolidays(db, csv));
    if (!preview.ok) throw new Error(JSON.stringify(preview.problems));
    const [difference] = preview.value;
    expect(difference).toMatchObject({ year: 2031, newlyConfirmed: true, added: [] });
    expect(difference?.removed.length).toBeGreaterThan(10);
    const imported = (versions: string) => withActor(center, (db) => importHolidays(db, center, { csv, versions }));
    expect(await imported('')).toMatchObject({ problems: [{ code: 'conflict' }] });
    expect(await imported(`2031:${difference?.version}`)).toMatchObject({ ok: true });
    const days = await withActor(center, (db) => readHolidays(db, 2031));
    expect([...days.keys()].filter((date) => date.startsWith('2031'))).toEqual([
      '2031-01-01',
      '2031-05-05',
      '2031-11-23',
    ]);
    expect(days.get('2031-05-05')?.nameEn).toBe("Children's Day");
    expect(await imported(`2031:${(difference?.version ?? 0) + 1}`)).toMatchObject({
      problems: [{ code: 'window.csvSame' }],
    });
  });
});
