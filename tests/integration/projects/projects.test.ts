import { beforeAll, describe, expect, it } from 'vitest';
import { readAs } from '@/lib/core/db';
import { listFiles } from '@/lib/files/queries';
import { listProjects } from '@/lib/projects/list/queries';
import { getProject } from '@/lib/projects/queries';
import { auditOf, personOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { accepted, type Fixture, loadFixture, problemOf, send, upload } from '@/tests/support/inquiries';
import { beginProject, itemFields, itemOf } from '@/tests/support/projects';

let people: Fixture;
beforeAll(async () => {
  people = await loadFixture();
});

const seenBy = (name: keyof Fixture, number: number) =>
  readAs(people[name], (db) => getProject(db, people[name], number));
const toldOf = async (id: string, kind: string) =>
  (
    await owner().query(
      `SELECT DISTINCT o.code FROM notification_events n JOIN organizations o ON o.id = n.organization_id
       WHERE target_id = $1 AND n.kind = $2 ORDER BY 1`,
      [id, kind],
    )
  ).rows.map(({ code }) => code);
const approve = async (id: string, key: string) => {
  const fields = { ...(await itemFields(id, key)), state: 'done', note: '完了' };
  accepted(await send(people.townStaff, 'project.record_item', fields));
  accepted(await send(people.town, 'project.decide_item', { ...(await itemFields(id, key)), decision: 'approve' }));
};

describe('a project', () => {
  it('begins with all items of the template, seen by the town, its prefecture and the center alone', async () => {
    const { number, id } = await beginProject(people.town, { startsOn: '2026-10-20' });
    const project = await seenBy('town', number);
    expect(project).toMatchObject({ startsOn: '2026-10-16', items: 26, approved: 0, goesLiveOn: '2027-02-15' });
    expect(project?.checks).toHaveLength(10);
    for (const name of ['townStaff', 'prefecture', 'center'] as const)
      expect((await seenBy(name, number))?.id, name).toBe(id);
    for (const name of ['neighbour', 'otherPrefecture', 'operator'] as const)
      expect(await seenBy(name, number), name).toBeNull();
    expect(await auditOf('project.begun')).toContainEqual(expect.objectContaining({ target_id: id }));
  });

  it('is listed with how far it has got, and exported to nobody else', async () => {
    const { number } = await beginProject(people.town, { title: '一覧の計画', startsOn: '2020-04-01' });
    const list = (name: keyof Fixture, tab: 'late' | 'open' | 'ended') =>
      readAs(people[name], (db) => listProjects(db, people[name], { tab, page: 1, q: '一覧の計画' }));
    expect((await list('prefecture', 'late')).rows).toMatchObject([{ number, late: 16, items: 26, approved: 0 }]);
    expect((await list('center', 'open')).total).toBe(1);
    expect((await list('neighbour', 'open')).rows).toEqual([]);
    expect((await list('town', 'ended')).rows).toEqual([]);
    const niigata = await readAs(people.center, (db) =>
      listProjects(db, people.center, { tab: 'all', page: 1, q: '一覧の計画', from: '150002' }),
    );
    expect(niigata.rows.map((row) => row.number)).toEqual([number]);
  });

  it('of several is theirs together, and the others are told', async () => {
    const joint = await beginProject(people.town, { partners: '１５４０５９、153079' });
    expect(await toldOf(joint.id, 'project.joined')).toEqual(['154059']);
    expect((await seenBy('neighbour', joint.number))?.rows.map(({ key }) => key)).toContain('council');
    const fields = { ...(await itemFields(joint.id, 'council')), state: 'done', note: '要綱を定めた' };
    accepted(await send(people.neighbour, 'project.record_item', fields));
    const decision = { ...(await itemFields(joint.id, 'council')), decision: 'approve' };
    expect(problemOf(await send(people.neighbour, 'project.decide_item', decision))).toBe('projects.ownWork');
    accepted(await send(people.town, 'project.decide_item', decision));
    expect(await itemOf(joint.id, 'council')).toMatchObject({ state: 'approved', approved_by: people.town.userName });
  });

  it.each([
    ['a code that is no municipality’s', { partners: '150002' }, 'projects.unknownTown partners'],
    ['no date', { startsOn: '2026-02-30' }, 'dateForm startsOn'],
    ['a date of another century', { startsOn: '2226-01-01' }, 'outOfRange startsOn'],
    ['no title', { title: ' ' }, 'tooShort title'],
  ])('does not begin with %s', async (_name, changes, problem) => {
    const fields = { title: '計画', system: 'システム', startsOn: '2026-10-01', ...changes };
    expect(problemOf(await send(people.town, 'project.begin', fields))).toBe(problem);
  });

  it('is begun by leading staff of a town only', async () => {
    const fields = { title: '計画', system: 'システム', startsOn: '2026-10-01' };
    for (const name of ['townStaff', 'townAuditor', 'prefecture', 'center', 'operator'] as const)
      expect(problemOf(await send(people[name], 'project.begin', fields)), name).toBe('denied');
  });
});

describe('dates of an item', () => {
  const schedule = async (id: string, key: string, changes: Record<string, string | string[]>) =>
    send(people.town, 'project.schedule_item', { ...(await itemFields(id, key)), ...changes });

  it('move what waits for it by working days, written down each', async () => {
    const { id } = await beginProject(people.town, { startsOn: '2026-10-01' });
    expect(await itemOf(id, 'operation_design')).toMatchObject({ starts: '2026-10-16', ends: '2026-11-13' });
    accepted(await schedule(id, 'requirements', { startsOn: '2026-10-01', endsOn: '2026-11-20' }));
    // 23 November 2026 is a holiday, a Monday.
    expect(await itemOf(id, 'operation_design')).toMatchObject({
      starts: '2026-11-24',
      ends: '2026-12-21',
      version: 2,
    });
    expect((await itemOf(id, 'specification')).starts).toBe('2026-10-01');
    const moved = await auditOf('project_item.moved');
    expect(moved.filter(({ target_id }) => target_id === id).length).toBeGreaterThanOrEqual(4);
  });

  it('refuse a cycle, which is named, and change nothing', async () => {
    const { id } = await beginProject(people.town);
    const dates = { startsOn: '2026-10-01', endsOn: '2026-10-15' };
    const result = await schedule(id, 'requirements', { ...dates, dependsOn: ['operation_test'] });
    expect(result).toMatchObject({
      problems: [
        {
          code: 'projects.cycle',
          field: 'dependsOn',
          params: { cycle: expect.stringContaining('導入要件の確認 → 動作確認試験') },
        },
      ],
    });
    expect(await itemOf(id, 'requirements')).toMatchObject({ depends_on: [], version: 1 });
  });

  it.each([
    ['a Sunday', { startsOn: '2026-10-04', endsOn: '2026-10-05' }, 'projects.noWorkingDay startsOn'],
    ['a holiday', { startsOn: '2026-10-01', endsOn: '2026-11-23' }, 'projects.noWorkingDay endsOn'],
    ['the end before the start', { startsOn: '2026-10-02', endsOn: '2026-10-01' }, 'projects.endsBeforeStart endsOn'],
    ['one date only', { startsOn: '2026-10-02', endsOn: '' }, 'required endsOn'],
    ['two years', { startsOn: '2026-10-01', endsOn: '2028-10-02' }, 'projects.tooLong endsOn'],
  ])('refuse %s', async (_name, dates, problem) => {
    const { id } = await beginProject(people.town);
    expect(problemOf(await schedule(id, 'requirements', dates))).toBe(problem);
  });

  it('are changed by one of two at once', async () => {
    const { id } = await beginProject(people.town);
    const fields = { ...(await itemFields(id, 'requirements')), startsOn: '2026-10-01', endsOn: '2026-10-14' };
    const results = await Promise.all(
      [people.town, people.townStaff].map((by) => send(by, 'project.schedule_item', fields)),
    );
    expect(results.map(problemOf).sort()).toEqual(['', 'conflict']);
  });
});

describe('an item', () => {
  it('is done with evidence, which all readers of the project can open', async () => {
    const { id } = await beginProject(people.town);
    const nothing = { ...(await itemFields(id, 'team')), state: 'done' };
    expect(problemOf(await send(people.townStaff, 'project.record_item', nothing))).toBe('projects.evidence note');
    const file = await upload(people.townStaff, '設置要綱.pdf');
    accepted(await send(people.townStaff, 'project.record_item', { ...nothing, fileIds: [file] }));
    expect(await toldOf(id, 'project.item_done')).toEqual(['153079']);
    const names = async (name: keyof Fixture) =>
      (await readAs(people[name], (db) => listFiles(db, [file]))).map((found) => found.name);
    expect(await names('prefecture')).toEqual(['設置要綱.pdf']);
    expect(await names('center')).toEqual(['設置要綱.pdf']);
    expect(await names('neighbour')).toEqual([]);
  });

  it('waits for those before it, is returned with a reason, and goes no further once approved', async () => {
    const { id } = await beginProject(people.town);
    const done = async (key: string) =>
      send(people.townStaff, 'project.record_item', { ...(await itemFields(id, key)), state: 'done', note: '終了' });
    expect(problemOf(await done('operation_design'))).toBe('projects.waits state');
    accepted(await done('requirements'));
    const decide = async (decision: string, comment = '') =>
      send(people.town, 'project.decide_item', { ...(await itemFields(id, 'requirements')), decision, comment });
    expect(problemOf(await decide('return'))).toBe('required comment');
    accepted(await decide('return', '議事録がない'));
    expect(await itemOf(id, 'requirements')).toMatchObject({
      state: 'under_way',
      returned: '議事録がない',
      done_at: null,
    });
    expect(problemOf(await decide('approve'))).toBe('projects.notDone');
    await approve(id, 'requirements');
    expect(problemOf(await done('requirements'))).toBe('projects.approved');
    accepted(await done('operation_design'));
  });

  it('does not apply only with a reason', async () => {
    const { id } = await beginProject(people.town);
    const fields = { ...(await itemFields(id, 'interface_design')), state: 'not_applicable' };
    expect(problemOf(await send(people.town, 'project.record_item', fields))).toBe('required note');
    accepted(await send(people.town, 'project.record_item', { ...fields, note: '既設システムがない' }));
    const { rows } = await owner().query('SELECT number FROM projects WHERE id = $1', [id]);
    expect((await seenBy('town', rows[0].number))?.items).toBe(25);
  });

  it('of another town is not found', async () => {
    const { id } = await beginProject(people.town);
    const fields = { ...(await itemFields(id, 'team')), state: 'under_way' };
    expect(problemOf(await send(people.neighbour, 'project.record_item', fields))).toBe('notFound');
    expect((await itemOf(id, 'team')).state).toBe('planned');
  });
});

describe('the sheets', () => {
  const line = { service: '証明書交付', parameter: '様式', difference: '欄の数', way: 'tune', decision: '' };
  const rowOf = async (table: string, projectId: string) =>
    (await owner().query(`SELECT * FROM ${table} WHERE project_id = $1 ORDER BY id DESC LIMIT 1`, [projectId])).rows[0];

  it('tuning is approved by another, with a decision, and a change takes the approval away', async () => {
    const { id: projectId } = await beginProject(people.town);
    accepted(await send(people.townStaff, 'project.save_tuning', { projectId, ...line }));
    const which = async () => {
      const { id, version } = await rowOf('project_tunings', projectId);
      return { projectId, lineId: id, version: String(version) };
    };
    expect(problemOf(await send(people.town, 'project.approve_tuning', await which()))).toBe('projects.undecided');
    const decided = { ...line, decision: '欄を増やす' };
    accepted(await send(people.townStaff, 'project.save_tuning', { ...(await which()), ...decided }));
    accepted(await send(people.town, 'project.approve_tuning', await which()));
    expect(await rowOf('project_tunings', projectId)).toMatchObject({ approved_by: people.town.userName, version: 3 });
    accepted(await send(people.town, 'project.save_tuning', { ...(await which()), ...decided }));
    expect((await rowOf('project_tunings', projectId)).approved_at).toBeNull();
    expect(problemOf(await send(people.town, 'project.approve_tuning', await which()))).toBe('projects.ownWork');
    const none = { projectId, ...line, difference: '' };
    expect(problemOf(await send(people.town, 'project.save_tuning', none))).toBe('required difference');
  });

  it('checks say why they failed, risks what they weigh; lines are removed once', async () => {
    const { id: projectId } = await beginProject(people.town);
    const check = { projectId, list: 'test', title: '停電の試験', result: 'failed' };
    expect(problemOf(await send(people.town, 'project.save_check', check))).toBe('required note');
    accepted(await send(people.town, 'project.save_check', { ...check, note: 'UPSが切れた' }));
    expect(await rowOf('project_checks', projectId)).toMatchObject({
      result: 'failed',
      checked_by: people.town.userName,
    });
    const risk = { projectId, title: '納期', likelihood: '３', impact: '4' };
    expect(problemOf(await send(people.town, 'project.save_risk', risk))).toBe('projects.between impact');
    accepted(await send(people.town, 'project.save_risk', { ...risk, impact: '2' }));
    const { id: lineId, version } = await rowOf('project_risks', projectId);
    const remove = { projectId, sheet: 'risk', lineId, version: String(version) };
    expect(problemOf(await send(people.neighbour, 'project.remove_line', remove))).toBe('notFound');
    accepted(await send(people.townStaff, 'project.remove_line', remove));
    expect(problemOf(await send(people.town, 'project.remove_line', remove))).toBe('conflict');
    expect(await auditOf('project_risk.removed')).toHaveLength(1);
  });
});

it('passes to the successor when a town ends', async () => {
  const { inheritProjects } = await import('@/lib/projects/ended/mutations');
  const { withSystem } = await import('@/lib/core/db');
  const old = await personOf('155811', ['system_administrator']);
  const { id } = await beginProject(old, { partners: '154059' });
  const moved = await withSystem('test', (db) =>
    inheritProjects(db, { from: old.organizationId, to: people.neighbour.organizationId, on: '2027-04-01' }),
  );
  expect(moved).toMatchObject({ projects: [id] });
  const { rows } = await owner().query('SELECT lead_organization_id, partner_ids FROM projects WHERE id = $1', [id]);
  const { organizationId } = people.neighbour;
  expect(rows).toEqual([{ lead_organization_id: organizationId, partner_ids: [organizationId] }]);
});
