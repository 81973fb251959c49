import { beforeAll, describe, expect, it } from 'vitest';
import { readAs } from '@/lib/core/db';
import { listWindowWarnings } from '@/lib/projects/plans/hours/queries';
import { getPlan } from '@/lib/projects/plans/queries';
import { explain } from '@/lib/window/explain/rules';
import { auditOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { accepted, type Fixture, loadFixture, problemOf, send } from '@/tests/support/inquiries';
import { beginProject, makePlan, planFields, planHours } from '@/tests/support/projects';

let people: Fixture;
beforeAll(async () => {
  people = await loadFixture();
});

const seenBy = (name: keyof Fixture, id: string) => readAs(people[name], (db) => getPlan(db, people[name], id));
const put = async (planId: string, part: string, fields: Record<string, string>) =>
  send(people.town, `operation_plan.put_${part}`, { ...(await planFields(planId)), ...fields });

describe('an operation plan', () => {
  it('is the town’s, read by its prefecture and the center, and by no partner', async () => {
    const { id: projectId } = await beginProject(people.town, { partners: '154059' });
    const plan = await makePlan(people.town, { projectId });
    for (const name of ['townStaff', 'prefecture', 'center'] as const)
      expect((await seenBy(name, plan))?.id).toBe(plan);
    for (const name of ['neighbour', 'otherPrefecture', 'operator'] as const)
      expect(await seenBy(name, plan), name).toBeNull();
    const again = { ...planHours, projectId };
    expect(problemOf(await send(people.town, 'operation_plan.save', again))).toBe('projects.planThere projectId');
    // In joint use every town has its own.
    expect(await makePlan(people.neighbour, { projectId })).not.toBe(plan);
    expect(await auditOf('operation_plan.made')).toHaveLength(2);
  });

  it('refuses hours outside of the platform’s and over the backup, naming them', async () => {
    const plan = await makePlan(people.town);
    const early = await put(plan, 'service', { name: '交付', opens: '7:00', closes: '17:15' });
    expect(early).toMatchObject({
      problems: [{ code: 'projects.outsidePlatform', field: 'opens', params: { opens: '07:30', closes: '20:00' } }],
    });
    for (const [fields, problem] of [
      [{ opens: '8:30', closes: '21:00' }, 'projects.outsidePlatform opens'],
      [{ opens: '8:30', closes: '19:00' }, 'projects.overBackup closes'],
      [{ opens: '17:00', closes: '8:30' }, 'projects.closesBeforeOpening closes'],
      [{ opens: '8:30', closes: '17:00', daily: 'true' }, 'projects.platformClosedDays daily'],
      [{ opens: '8:30', closes: '25:00' }, 'projects.timeOfDay closes'],
    ] as const)
      expect(problemOf(await put(plan, 'service', { name: '交付', ...fields })), problem).toBe(problem);
    accepted(await put(plan, 'service', { name: '交付', opens: '８:30', closes: '17:15' }));
    const platform = { ...planHours, ...(await planFields(plan)), opens: '9:00' };
    expect(await send(people.town, 'operation_plan.save', platform)).toMatchObject({
      problems: [{ code: 'projects.serviceOutside', field: 'opens', params: { name: '交付', from: '08:30' } }],
    });
    expect((await seenBy('town', plan))?.services).toEqual([{ name: '交付', opens: 510, closes: 1035, daily: false }]);
  });

  it('warns of hours beyond the window, by its own rule, and takes them', async () => {
    const plan = await makePlan(people.town, { opens: '6:00', closes: '23:00', daily: 'true', backupAt: '23:00' });
    accepted(await put(plan, 'service', { name: '昼', opens: '10:00', closes: '16:00' }));
    accepted(await put(plan, 'service', { name: '早朝', opens: '6:00', closes: '12:00' }));
    accepted(await put(plan, 'service', { name: '夜間', opens: '10:00', closes: '22:00' }));
    accepted(await put(plan, 'service', { name: '毎日', opens: '10:00', closes: '16:00', daily: 'true' }));
    const services = (await seenBy('town', plan))?.services ?? [];
    const warnings = await readAs(people.town, (db) => listWindowWarnings(db, '153079', services, explain));
    const rules = Object.fromEntries(warnings.map(({ name, explanation }) => [name, explanation.rule]));
    expect(rules).toMatchObject({ 早朝: 'before-opening', 夜間: 'after-closing' });
    expect(Object.keys(rules).sort()).toEqual(['夜間', '早朝', '毎日'].sort());
  });

  it('orders the shutdown on a UPS and says when the battery is too short', async () => {
    const plan = await makePlan(people.town);
    accepted(await put(plan, 'unit', { name: 'UPS1', batteryMinutes: '5' }));
    const { rows } = await owner().query('SELECT id FROM ups_units WHERE plan_id = $1', [plan]);
    const unitId = rows[0].id;
    accepted(await put(plan, 'system', { unitId, name: 'DB', priority: '1', shutdownSeconds: '180' }));
    accepted(await put(plan, 'system', { unitId, name: 'AP', priority: '2', shutdownSeconds: '90' }));
    const unit = async () => (await seenBy('prefecture', plan))?.units[0]?.plan;
    expect(await unit()).toMatchObject({
      fits: true,
      spareSeconds: 30,
      steps: [{ name: 'AP', latestStart: 30 }, { name: 'DB' }],
    });
    accepted(await put(plan, 'system', { unitId, name: 'DB', priority: '1', shutdownSeconds: '240' }));
    expect(await unit()).toMatchObject({ fits: false, spareSeconds: -30 });
    const other = await makePlan(people.town);
    expect(problemOf(await put(other, 'system', { unitId, name: 'X', priority: '1', shutdownSeconds: '1' }))).toBe(
      'notFound unitId',
    );
    const remove = { ...(await planFields(plan)), part: 'unit', unitId };
    expect(problemOf(await send(people.neighbour, 'operation_plan.remove_part', remove))).toBe('notFound');
    accepted(await send(people.town, 'operation_plan.remove_part', remove));
    expect(await unit()).toBeUndefined();
  });

  it('is changed by one of two at once', async () => {
    const plan = await makePlan(people.town);
    const fields = { ...(await planFields(plan)), name: '交付', opens: '8:30', closes: '17:00' };
    const results = await Promise.all([1, 2].map(() => send(people.town, 'operation_plan.put_service', fields)));
    expect(results.map(problemOf).sort()).toEqual(['', 'conflict']);
  });
});
