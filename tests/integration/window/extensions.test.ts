import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { addDays, weekdayOf } from '@/lib/calendar/rules';
import { readAs, withActor } from '@/lib/core/db';
import { answerExtension, requestExtension, withdrawExtension } from '@/lib/window/extensions/mutations';
import { getExtension, listExtensions } from '@/lib/window/extensions/queries';
import { answerExtensionSchema, requestExtensionSchema, withdrawExtensionSchema } from '@/lib/window/extensions/schema';
import { expireExtensions } from '@/lib/window/extensions/tasks';
import { readOwnDay } from '@/lib/window/own-day/queries';
import { auditOf, loadCountry, personOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { operateAt } from '@/tests/support/operations';
import { clock } from '@/tests/support/window';

let seiro: Actor;
let sekikawa: Actor;
let izumozaki: Actor;
let niigata: Actor;

beforeAll(async () => {
  await loadCountry();
  seiro = await personOf('153079', ['system_administrator']);
  sekikawa = await personOf('155811', ['system_administrator']);
  izumozaki = await personOf('154059', ['system_administrator']);
  niigata = await personOf('150002', ['system_administrator']);
});

/** Business days far enough away; each test its own. */
const dates = Array.from({ length: 60 }, (_, day) => addDays('2027-05-31', day)).filter((day) => weekdayOf(day) < 5);
let date = '';
beforeEach(async () => {
  date = dates.shift() ?? '';
  await owner().query('UPDATE operating_clock SET offset_ms = 0');
});

const wide = { kind: 'wide-area-issuance', from: '17:00', to: '２０：００', partners: '155811', reason: '夜間窓口' };
const request = (actor: Actor, changes: Record<string, unknown> = {}) =>
  withActor(actor, (db) => {
    const deadline = '2027-05-28T17:00';
    return requestExtension(db, actor, requestExtensionSchema.parse({ date, deadline, ...wide, ...changes }));
  });
async function requested(actor = seiro, changes: Record<string, unknown> = {}) {
  const result = await request(actor, changes);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const { rows } = await owner().query('SELECT * FROM extensions WHERE number = $1', [result.value.number]);
  return rows[0];
}
const answer = (actor: Actor, id: string, agree: 'yes' | 'no' = 'yes') =>
  withActor(actor, (db) => answerExtension(db, actor, answerExtensionSchema.parse({ id, agree })));
const withdraw = (actor: Actor, id: string) =>
  withActor(actor, (db) => withdrawExtension(db, actor, withdrawExtensionSchema.parse({ id, comment: '都合により' })));
const effectOf = async (id: string) =>
  (await owner().query('SELECT * FROM extension_effects WHERE extension_id = $1', [id])).rows[0];
const stateOf = async (id: string) =>
  (await owner().query('SELECT state FROM extensions WHERE id = $1', [id])).rows[0].state;
const toldOf = async (id: string, kind: string) =>
  (
    await owner().query(
      'SELECT o.code FROM notification_events n JOIN organizations o ON o.id = n.organization_id WHERE target_id = $1 AND n.kind = $2 ORDER BY code',
      [id, kind],
    )
  ).rows.map(({ code }) => code);

describe('wide-area issuance', () => {
  it('takes effect when the last town has agreed; prefecture and center are told, not asked', async () => {
    const { id, number } = await requested(seiro, { partners: '関川村、154059' });
    expect(await toldOf(id, 'extension.asked')).toEqual(['154059', '155811']);
    expect(await toldOf(id, 'extension.requested')).toContain('150002');
    expect(await answer(sekikawa, id)).toMatchObject({ ok: true, value: { number } });
    expect([await stateOf(id), await effectOf(id)]).toEqual(['requested', undefined]);
    await answer(izumozaki, id);
    expect(await stateOf(id)).toBe('agreed');
    expect(await effectOf(id)).toMatchObject({
      from_minute: 1020,
      to_minute: 1200,
      prefecture_ids: [niigata.organizationId],
    });
    expect((await effectOf(id)).participant_ids.sort()).toEqual(
      [seiro, sekikawa, izumozaki].map(({ organizationId }) => organizationId).sort(),
    );
    expect(await auditOf('extension.settled')).toMatchObject([{ target_id: id, actor_user_id: izumozaki.userId }]);
    const detail = await readAs(niigata, (db) => getExtension(db, niigata, number));
    expect(detail?.entries.map(({ kind }) => kind)).toEqual(['requested', 'agreed', 'agreed', 'settled']);
  });

  it('of two last answers at once both count and one settles it', async () => {
    const { id } = await requested(seiro, { partners: '155811 154059' });
    const results = await Promise.all([answer(sekikawa, id), answer(izumozaki, id)]);
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(await stateOf(id)).toBe('agreed');
    expect((await auditOf('extension.settled')).filter(({ target_id }) => target_id === id)).toHaveLength(1);
  });

  it('one refusal ends it', async () => {
    const { id } = await requested();
    await answer(sekikawa, id, 'no');
    expect([await stateOf(id), await effectOf(id)]).toEqual(['refused', undefined]);
    expect(await answer(sekikawa, id)).toMatchObject({ ok: false, problems: [{ code: 'window.settled' }] });
  });

  it('no answer by the deadline is a refusal', async () => {
    const { id } = await requested();
    await owner().query("UPDATE extensions SET deadline = now() - interval '1 second' WHERE id = $1", [id]);
    expect(await answer(sekikawa, id)).toMatchObject({ ok: false, problems: [{ code: 'window.deadlineOver' }] });
    await expireExtensions();
    expect(await stateOf(id)).toBe('refused');
    expect(await toldOf(id, 'extension.expired')).toContain('153079');
  });

  it('is not seen by a town that it does not concern', async () => {
    const { id, number } = await requested();
    expect(await readAs(izumozaki, (db) => getExtension(db, izumozaki, number))).toBeNull();
    expect(await answer(izumozaki, id)).toMatchObject({ ok: false, problems: [{ code: 'notFound' }] });
    expect(await answer(niigata, id)).toMatchObject({ ok: false, problems: [{ code: 'denied' }] });
    const mine = await readAs(sekikawa, (db) => listExtensions(db, sekikawa));
    expect(mine.rows[0]).toMatchObject({ waitsForReader: true });
  });
});

describe('the other two kinds', () => {
  it('in-house is announced and takes effect at once, past midnight too', async () => {
    const { id, state } = await requested(seiro, {
      kind: 'in-house',
      from: '22:00',
      to: '26:00',
      partners: '',
      deadline: '',
    });
    expect(state).toBe('agreed');
    expect(await effectOf(id)).toMatchObject({
      kind: 'in-house',
      to_minute: 1560,
      participant_ids: [seiro.organizationId],
    });
    expect(await toldOf(id, 'extension.announced')).toContain('150002');
  });

  it('本人確認 is agreed by the own prefecture', async () => {
    const { id } = await requested(seiro, { kind: 'identity-verification', partners: '' });
    expect(await toldOf(id, 'extension.asked')).toEqual(['150002']);
    await answer(niigata, id);
    expect(await effectOf(id)).toMatchObject({ participant_ids: [seiro.organizationId] });
  });
});

describe('withdrawal', () => {
  it('before it begins: it does not take place', async () => {
    const { id } = await requested();
    await answer(sekikawa, id);
    expect(await withdraw(sekikawa, id)).toMatchObject({ ok: true });
    expect([await stateOf(id), await effectOf(id)]).toEqual(['withdrawn', undefined]);
  });

  it('while it runs: it ends a notice period later', async () => {
    const { id } = await requested();
    await answer(sekikawa, id);
    await operateAt(date, clock('18:00'));
    await withdraw(seiro, id);
    const { to_minute } = await effectOf(id);
    expect(to_minute).toBeGreaterThanOrEqual(clock('18:30'));
    expect(to_minute).toBeLessThan(clock('18:35'));
  });

  it('is nobody’s who only is told', async () => {
    const { id } = await requested();
    expect(await withdraw(niigata, id)).toMatchObject({ ok: false, problems: [{ code: 'denied' }] });
  });
});

it.each<[string, Record<string, unknown>, string, string]>([
  ['ends before it starts', { from: '20:00', to: '18:00' }, 'window.endBeforeStart', 'to'],
  ['lies inside the window', { from: '16:00' }, 'window.insideWindow', 'from'],
  ['runs into the next day', { to: '28:30' }, 'window.runsIntoNextDay', 'to'],
  ['begins too early', { from: '5:00', to: '8:00' }, 'window.tooEarly', 'from'],
  ['lies in the past', { date: '2026-11-20' }, 'window.past', 'date'],
  ['asks nobody', { partners: '' }, 'window.partnersRequired', 'partners'],
  ['asks the asker', { partners: '153079' }, 'window.partnerIsSelf', 'partners'],
  ['asks a prefecture', { partners: '150002' }, 'window.partnerIsNoMunicipality', 'partners'],
  ['asks an unknown code', { partners: '999999' }, 'window.unknownOrganization', 'partners'],
  ['has no deadline', { deadline: '' }, 'required', 'deadline'],
  ['has a deadline after its start', { deadline: '2027-12-28T17:00' }, 'window.deadlineAfterStart', 'deadline'],
])('refuses one that %s', async (_name, changes, code, field) => {
  const { rows: before } = await owner().query('SELECT count(*) FROM extensions');
  expect(await request(seiro, changes)).toMatchObject({
    ok: false,
    problems: expect.arrayContaining([expect.objectContaining({ code, field })]),
  });
  expect((await owner().query('SELECT count(*) FROM extensions')).rows).toEqual(before);
});

it('cannot be agreed to when a server that it needs is to be stopped meanwhile', async () => {
  const { id } = await requested();
  const system = randomUUID();
  await owner().query(
    "INSERT INTO network_systems (id, code, name, name_en, organization_id) VALUES ($1, 'stopped', '更新中', 'Renewed', $2)",
    [system, niigata.organizationId],
  );
  await owner().query(
    `INSERT INTO planned_stops (id, title, system_id, services, starts_at, ends_at, reason, organization_id, created_at)
     VALUES (gen_random_uuid(), '更新作業', $1, '{wide-area-issuance}', $2, $3, '更新', $4, now())`,
    [system, `${date}T18:00+09:00`, `${date}T19:00+09:00`, niigata.organizationId],
  );
  const stopped = { code: 'window.plannedStop', params: { stop: '更新作業', span: '18:00–19:00' } };
  expect(await answer(sekikawa, id)).toEqual({ ok: false, problems: [stopped] });
  expect([await stateOf(id), await effectOf(id)]).toEqual(['requested', undefined]);
  await owner().query('UPDATE planned_stops SET cancelled_at = now() WHERE system_id = $1', [system]);
  expect(await answer(sekikawa, id)).toMatchObject({ ok: true });
});

it('refuses a second one at the same time with the same town', async () => {
  const { number } = await requested();
  expect(await request(seiro, { from: '19:00', to: '21:00' })).toMatchObject({
    ok: false,
    problems: [{ code: 'window.extensionOverlaps', field: 'from', params: { number } }],
  });
  expect(await request(seiro, { partners: '154059' })).toMatchObject({ ok: true });
});

describe('a town’s strip', () => {
  it('says until when the counter is extended, and with whom', async () => {
    const { id } = await requested();
    await answer(sekikawa, id);
    await operateAt(date, clock('10:00'));
    const day = await readAs(seiro, (db) => readOwnDay(db, seiro));
    expect(day?.counter).toMatchObject({ open: true, rule: 'counter-hours' });
    expect(day?.extensions).toMatchObject([{ kind: 'wide-area-issuance', partners: ['関川村'] }]);
    await operateAt(date, clock('20:00'));
    expect((await readAs(seiro, (db) => readOwnDay(db, seiro)))?.extensions).toEqual([]);
  });
});
