import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { addDays } from '@/lib/calendar/rules';
import { withActor } from '@/lib/core/db';
import { cancelStop, planStop } from '@/lib/operations/stops/mutations';
import { listStops } from '@/lib/operations/stops/queries';
import { planStopSchema } from '@/lib/operations/stops/schema';
import { auditOf, loadCountry, personOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { createServers } from '@/tests/support/operations';

let center: Actor;
let niigata: Actor;
let seiro: Actor;
let izumozaki: Actor;

beforeAll(async () => {
  await loadCountry();
  const { rows } = await owner().query("SELECT code FROM organizations WHERE kind = 'center'");
  await createServers(rows[0].code, ['153079', '154059']);
  center = await personOf(rows[0].code, ['system_management']);
  niigata = await personOf('150002', ['system_administrator']);
  seiro = await personOf('153079', ['system_administrator']);
  izumozaki = await personOf('154059', ['system_administrator']);
  await owner().query('UPDATE operating_clock SET offset_ms = 0');
});

let date = '2027-03-01';
beforeEach(() => {
  date = addDays(date, 1);
});

const plan = (actor: Actor, fields: Record<string, unknown> = {}) =>
  withActor(actor, (db) =>
    planStop(
      db,
      actor,
      planStopSchema.parse({
        ...{
          title: 'メモリ増設',
          subject: 'n-153079',
          startsAt: `${date}T13:00`,
          endsAt: `${date}T14:00`,
          reason: '工事',
        },
        ...fields,
      }),
    ),
  );
const toldOf = async (id: string) =>
  (
    await owner().query(
      'SELECT o.code, o.kind FROM notification_events n JOIN organizations o ON o.id = n.organization_id WHERE target_id = $1 ORDER BY code',
      [id],
    )
  ).rows;

describe('a planned stop', () => {
  it('of a town’s server is told to its prefecture and the center', async () => {
    const planned = await plan(seiro);
    if (!planned.ok) throw new Error(JSON.stringify(planned.problems));
    expect((await toldOf(planned.value.id)).map(({ code }) => code)).toContain('150002');
    expect((await toldOf(planned.value.id)).map(({ code }) => code)).not.toContain('154059');
    expect(await auditOf('stop.planned')).toMatchObject([{ target_id: planned.value.id }]);
    const { rows } = await withActor(izumozaki, (db) => listStops(db, izumozaki, new Date()));
    expect(rows).toMatchObject([{ title: 'メモリ増設', organizationName: '聖籠町' }]);
  });

  it('of a prefecture’s server is told to its towns', async () => {
    const planned = await plan(niigata, { subject: 'N-150002' });
    if (!planned.ok) throw new Error(JSON.stringify(planned.problems));
    expect((await toldOf(planned.value.id)).map(({ code }) => code)).toEqual(
      expect.arrayContaining(['153079', '154059']),
    );
  });

  it.each([
    ['somebody else’s server', () => plan(izumozaki), 'notFound'],
    ['the prefecture’s server by a town', () => plan(seiro, { subject: 'N-150002' }), 'notFound'],
    ['an unknown code', () => plan(seiro, { subject: 'X' }), 'notFound'],
    ['the end before the start', () => plan(seiro, { endsAt: `${date}T12:00` }), 'operations.endBeforeStart'],
    ['the past', () => plan(seiro, { startsAt: '2020-01-06T10:00' }), 'operations.past'],
    ['more than a month', () => plan(seiro, { endsAt: `${addDays(date, 40)}T12:00` }), 'operations.tooLong'],
    ['a service by a town', () => plan(seiro, { services: ['special-move'] }), 'operations.servicesOfCenter'],
  ])('is refused: %s', async (_name, attempt, code) => {
    const result = await attempt();
    expect(result.ok ? [] : result.problems.map((problem) => problem.code)).toContain(code);
  });

  it('of one server is planned once at a time, also by two people at once', async () => {
    const both = await Promise.all([plan(seiro), plan(niigata)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ problems: [{ code: 'operations.stopThere' }] });
  });

  it('is cancelled once, by who entered it or by the center', async () => {
    const planned = await plan(seiro);
    if (!planned.ok) throw new Error(JSON.stringify(planned.problems));
    const cancel = (actor: Actor) =>
      withActor(actor, (db) => cancelStop(db, actor, { id: planned.value.id, version: 1 }));
    expect(await cancel(izumozaki)).toMatchObject({ problems: [{ code: 'denied' }] });
    expect(await cancel(center)).toMatchObject({ ok: true });
    expect(await cancel(seiro)).toMatchObject({ problems: [{ code: 'conflict' }] });
    expect(await auditOf('stop.cancelled')).toHaveLength(1);
  });
});
