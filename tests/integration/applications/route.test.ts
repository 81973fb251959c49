import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { connectionsFrom, findConnection } from '@/lib/applications/connections/queries';
import { correctApplication } from '@/lib/applications/filing/mutations';
import { listApplications } from '@/lib/applications/list/queries';
import { listApplicationsSchema } from '@/lib/applications/list/schema';
import { approveTogether, decideApplication, withdrawApplication } from '@/lib/applications/mutations';
import { getApplication } from '@/lib/applications/queries';
import { standingOf } from '@/lib/applications/rules';
import {
  approveTogetherSchema,
  correctApplicationSchema,
  decideApplicationSchema,
  withdrawApplicationSchema,
} from '@/lib/applications/schema';
import { readAs, withActor } from '@/lib/core/db';
import { fileApplication, versionOf, write } from '@/tests/support/applications';
import { auditOf, loadCountry, personOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { accepted, problemOf, send } from '@/tests/support/inquiries';

let seiro: Actor;
let sekikawa: Actor;
let niigata: Actor;
let nagano: Actor;
let center: Actor;
let operator: Actor;
beforeAll(async () => {
  await loadCountry();
  seiro = await personOf('153079', ['system_administrator']);
  sekikawa = await personOf('155811', ['system_administrator']);
  niigata = await personOf('150002', ['system_administrator']);
  nagano = await personOf('200000', ['system_administrator']);
  center = await personOf('JLIS', ['system_management']);
  operator = await personOf('SOUMU', ['system_management']);
});

beforeEach(async () => {
  await owner().query('DELETE FROM connections');
});

const decide = async (actor: Actor, id: string, changes: Record<string, unknown> = {}) => {
  const fields = { id, version: await versionOf(id), verdict: 'approved', ...changes };
  return withActor(actor, (db) => decideApplication(db, actor, decideApplicationSchema.parse(fields)));
};
const correct = async (actor: Actor, id: string, changes: Record<string, unknown>) => {
  const fields = { id, version: await versionOf(id), ...changes };
  return withActor(actor, (db) => correctApplication(db, actor, correctApplicationSchema.parse(fields)));
};
const withdraw = async (actor: Actor, id: string) => {
  const fields = withdrawApplicationSchema.parse({ id, version: await versionOf(id), comment: '都合' });
  return withActor(actor, (db) => withdrawApplication(db, actor, fields));
};
const rowOf = async (id: string) => (await owner().query('SELECT * FROM applications WHERE id = $1', [id])).rows[0];
const toldOf = async (id: string, kind: string) =>
  (
    await owner().query(
      `SELECT DISTINCT o.code FROM notification_events n JOIN organizations o ON o.id = n.organization_id
       WHERE target_id = $1 AND n.kind = $2 ORDER BY 1`,
      [id, `application.${kind}`],
    )
  ).rows.map(({ code }) => code);
const seenBy = (actor: Actor, number: number) => readAs(actor, (db) => getApplication(db, actor, number));
const code = (result: Awaited<ReturnType<typeof decide>>) => (result.ok ? 'ok' : result.problems[0]?.code);

/** What the row says is what the log says. */
async function standsAsDecided(id: string): Promise<void> {
  const { rows: log } = await owner().query(
    'SELECT kind, flagged FROM application_decisions WHERE application_id = $1 ORDER BY sequence',
    [id],
  );
  const { rows: steps } = await owner().query('SELECT 1 FROM application_steps WHERE application_id = $1', [id]);
  const { state, position, flagged } = await rowOf(id);
  expect({ state, position, flagged }).toEqual(standingOf(log, steps.length));
}

describe('接続開始申請 of 聖籠町', () => {
  it('goes through four tiers, is returned once, corrected, approved and takes effect', async () => {
    const { id, number } = await fileApplication(seiro);
    expect(await toldOf(id, 'waiting')).toEqual(['150002']);
    expect(await seenBy(center, number)).toBeNull();
    expect(code(await decide(niigata, id, { verdict: 'returned', comment: '日付を', flagged: ['date'] }))).toBe('ok');
    await standsAsDecided(id);
    expect(await toldOf(id, 'returned')).toEqual(['153079']);
    expect(code(await decide(niigata, id))).toBe('applications.isReturned');
    expect(code(await correct(seiro, id, { field1: '2027-12-02', field3: 'ほかの項目も変える' }))).toBe('ok');
    const corrected = await rowOf(id);
    expect(corrected.values).toMatchObject({ date: '2027-12-02', tests: '全項目合格' });
    expect(corrected).toMatchObject({ state: 'in_review', position: 0, flagged: [] });
    for (const actor of [niigata, center]) expect(code(await decide(actor, id))).toBe('ok');
    expect(await toldOf(id, 'advanced')).toEqual(['153079']);
    await standsAsDecided(id);
    expect(code(await decide(operator, id))).toBe('ok');
    await standsAsDecided(id);
    expect(await toldOf(id, 'approved')).toEqual(['150002', '153079', 'JLIS']);
    const at = (date: string) => ({ organizationId: seiro.organizationId, system: 'linkage-network', date });
    expect(await readAs(sekikawa, (db) => findConnection(db, at('2027-12-01')))).toBeNull();
    expect(await readAs(sekikawa, (db) => findConnection(db, at('2027-12-02')))).toMatchObject({
      connected: true,
      method: 'lgwan',
    });
    const audit = (await auditOf('application.approved')).filter(({ target_id }) => target_id === id);
    expect(audit.map(({ actor_user_id }) => actor_user_id)).toEqual(
      [niigata, center, operator].map(({ userId }) => userId),
    );
    const detail = await seenBy(niigata, number);
    expect(detail?.decisions.map(({ kind }) => kind)).toEqual([
      'submitted',
      'returned',
      'resubmitted',
      'approved',
      'approved',
      'approved',
    ]);
  });

  it('ends with a rejection, of which later steps hear nothing', async () => {
    const { id, number } = await fileApplication(seiro);
    await decide(niigata, id);
    expect(code(await decide(center, id, { verdict: 'rejected' }))).toBe('required');
    await decide(center, id, { verdict: 'rejected', comment: '要件を満たしません' });
    await standsAsDecided(id);
    expect(await toldOf(id, 'rejected')).toEqual(['150002', '153079']);
    expect(await seenBy(operator, number)).toBeNull();
    expect(code(await decide(center, id))).toBe('applications.settled');
    expect(await withdraw(seiro, id)).toMatchObject({ ok: false });
  });

  it('can be withdrawn by its town only', async () => {
    const { id } = await fileApplication(seiro);
    expect(await withdraw(niigata, id)).toMatchObject({ ok: false, problems: [{ code: 'denied' }] });
    expect(await withdraw(sekikawa, id)).toMatchObject({ ok: false, problems: [{ code: 'notFound' }] });
    expect(await withdraw(seiro, id)).toMatchObject({ ok: true });
    await standsAsDecided(id);
    expect(await toldOf(id, 'withdrawn')).toEqual(['150002']);
  });
});

describe('who decides', () => {
  it('nobody out of turn, and nobody whom it does not concern', async () => {
    const { id } = await fileApplication(seiro);
    expect(code(await decide(center, id))).toBe('notFound');
    expect(code(await decide(nagano, id))).toBe('notFound');
    expect(code(await decide(seiro, id))).toBe('denied');
    await decide(niigata, id);
    expect(code(await decide(niigata, id))).toBe('denied');
  });

  it('of two reviewers at once one, and the other is told', async () => {
    const colleague = await personOf('150002', ['system_management']);
    const { id } = await fileApplication(seiro);
    const version = await versionOf(id);
    const outcomes = await Promise.all([
      decide(niigata, id, { version }),
      decide(colleague, id, { version, verdict: 'rejected', comment: '否' }),
    ]);
    expect(outcomes.map(code).sort()).toEqual(['conflict', 'ok']);
    await standsAsDecided(id);
  });

  it('nobody on their own: the operator’s is decided by somebody else there', async () => {
    const { id } = await fileApplication(operator, 'connection-start').catch(() => ({ id: '' }));
    expect(id).toBe('');
    const { id: prefectures } = await fileApplication(niigata);
    expect((await rowOf(prefectures)).waiting_organization_id).toBe(center.organizationId);
  });

  it('approves like ones together and leaves what has moved', async () => {
    const ids = [];
    for (const [index, actor] of [seiro, sekikawa, seiro].entries())
      ids.push((await fileApplication(actor, 'connection-start', { field1: `2027-12-0${index + 1}` })).id);
    const chosen = await Promise.all(ids.map(async (id) => `${id} ${await versionOf(id)}`));
    await decide(niigata, ids[2] ?? '', { verdict: 'rejected', comment: '否' });
    const input = approveTogetherSchema.parse({ chosen });
    const result = await withActor(niigata, (db) => approveTogether(db, niigata, input));
    expect(result).toMatchObject({ ok: true, value: { approved: 2, left: [(await rowOf(ids[2] ?? '')).number] } });
    for (const id of ids) await standsAsDecided(id);
    const other = await fileApplication(seiro, 'documents');
    const mixed = approveTogetherSchema.parse({ chosen: [`${other.id} 2`, ...chosen.slice(0, 2)] });
    expect(await withActor(center, (db) => approveTogether(db, center, mixed))).toMatchObject({
      ok: false,
      problems: [{ code: 'applications.notAlike' }],
    });
  });
});

it.each<[string, string, Record<string, string>, string, string]>([
  ['too soon', 'connection-start', { field1: '2026-11-21' }, 'applications.tooSoon', 'field1'],
  ['no date', 'connection-start', { field1: '2027-02-30' }, 'applications.notADate', 'field1'],
  ['no choice', 'connection-start', { field0: 'nothing' }, 'invalid', 'field0'],
  ['nobody to call', 'connection-start', { field5: '' }, 'required', 'field5'],
  ['an end that never began', 'connection-end', {}, 'applications.notConnected', 'field0'],
])('refuses one with %s', async (_name, form, changes, problem, field) => {
  const { rows: before } = await owner().query('SELECT count(*) FROM applications');
  expect(await write(seiro, form, changes)).toMatchObject({ ok: false, problems: [{ code: problem, field }] });
  expect((await owner().query('SELECT count(*) FROM applications')).rows).toEqual(before);
});

it('hours of a connection stay inside the online operation, and change from their date', async () => {
  for (const actor of [niigata, center, operator]) {
    const started = await rowOfOpen(seiro, 'connection-start');
    await decide(actor, started);
  }
  expect(await write(seiro, 'connection-hours', { field2: '5:00' })).toMatchObject({
    ok: false,
    problems: [{ code: 'applications.outsideOnline', field: 'field2' }],
  });
  expect(await write(seiro, 'connection-hours', { field2: '17:00', field3: '9:00' })).toMatchObject({
    ok: false,
    problems: [{ code: 'applications.notAfter', field: 'field3' }],
  });
  const { id } = await fileApplication(seiro, 'connection-hours');
  for (const actor of [niigata, center, operator]) expect(code(await decide(actor, id))).toBe('ok');
  const on = (date: string) => ({ organizationId: seiro.organizationId, system: 'linkage-network', date });
  expect(await readAs(seiro, (db) => findConnection(db, on('2028-01-31')))).toMatchObject({ opens: null });
  expect(await readAs(seiro, (db) => findConnection(db, on('2028-02-01')))).toMatchObject({ opens: 540, closes: 1020 });
  const listed = async (date: string) =>
    (await readAs(seiro, (db) => connectionsFrom(db, seiro, seiro.organizationId, date)))
      .filter(({ system }) => system === 'linkage-network')
      .map(({ validFrom, opens, current }) => [validFrom, opens, current]);
  expect(await listed('2028-01-31')).toEqual([
    [expect.any(String), null, true],
    ['2028-02-01', 540, false],
  ]);
  expect(await listed('2028-02-01')).toEqual([['2028-02-01', 540, true]]);
});

it('nothing begins in the past: what was reviewed for too long is returned', async () => {
  const { id, number } = await fileApplication(seiro);
  for (const actor of [niigata, center]) await decide(actor, id);
  await owner().query(`UPDATE applications SET "values" = "values" || '{"date": "2026-11-01"}' WHERE id = $1`, [id]);
  const which = { id, version: await versionOf(id) };
  expect(problemOf(await send(operator, 'application.decide', { ...which, verdict: 'approved' }))).toBe(
    'applications.datePassed field1',
  );
  const chosen = [`${id} ${which.version}`];
  expect(await send(operator, 'application.approve_together', { chosen })).toMatchObject({
    ok: false,
    problems: [{ code: 'applications.oneFails', params: { number } }],
  });
  const returned = { ...which, verdict: 'returned', comment: '日付を', flagged: ['date'] };
  accepted(await send(operator, 'application.decide', returned));
  await standsAsDecided(id);
});

/** The town's open application of this form, filed if there is none. */
async function rowOfOpen(actor: Actor, form: string): Promise<string> {
  const { rows } = await owner().query(
    "SELECT id FROM applications WHERE organization_id = $1 AND form_code = $2 AND state = 'in_review' ORDER BY id DESC LIMIT 1",
    [actor.organizationId, form],
  );
  return rows[0]?.id ?? (await fileApplication(actor, form)).id;
}

it('lists show each role what is theirs', async () => {
  const { number } = await fileApplication(sekikawa);
  const list = (actor: Actor, tab: 'waiting' | 'own' | 'reviewed') =>
    readAs(actor, async (db) =>
      (await listApplications(db, actor, tab, listApplicationsSchema.parse({ from: '155811' }))).rows.map(
        (row) => row.number,
      ),
    );
  expect(await list(niigata, 'waiting')).toContain(number);
  expect(await list(niigata, 'reviewed')).toContain(number);
  expect(await list(sekikawa, 'own')).toContain(number);
  expect(await list(seiro, 'own')).not.toContain(number);
  expect(await list(center, 'reviewed')).not.toContain(number);
});
