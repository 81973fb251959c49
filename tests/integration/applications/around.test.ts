import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { nameDeputy } from '@/lib/applications/deputies/mutations';
import { inheritApplications } from '@/lib/applications/ended/mutations';
import { createForm, draftForm, publishForm } from '@/lib/applications/forms/mutations';
import { findDraft, listEditedForms } from '@/lib/applications/forms/queries';
import { decideApplication } from '@/lib/applications/mutations';
import { remindDue } from '@/lib/applications/reminders/tasks';
import { decideApplicationSchema } from '@/lib/applications/schema';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { readAs, withActor, withSystem } from '@/lib/core/db';
import { failure, success } from '@/lib/core/errors';
import { fileApplication, formOf, versionOf } from '@/tests/support/applications';
import { loadCountry, personOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';

let seiro: Actor;
let niigata: Actor;
let helper: Actor;
let operator: Actor;
beforeAll(async () => {
  await loadCountry();
  seiro = await personOf('153079', ['system_administrator']);
  niigata = await personOf('150002', ['system_administrator']);
  helper = await personOf('150002', ['staff']);
  operator = await personOf('SOUMU', ['system_administrator']);
});

const decide = async (actor: Actor, id: string) => {
  const fields = decideApplicationSchema.parse({ id, version: await versionOf(id), verdict: 'approved' });
  return withActor(actor, (db) => decideApplication(db, actor, fields));
};
const rowOf = async (id: string) => (await owner().query('SELECT * FROM applications WHERE id = $1', [id])).rows[0];

it('a deputy decides while the reviewer is away, and the log says for whom', async () => {
  const { id } = await fileApplication(seiro);
  expect(await decide(helper, id)).toMatchObject({ ok: false, problems: [{ code: 'denied' }] });
  const today = dateInJapan(now());
  const input = { userId: niigata.userId, deputyId: helper.userId, validFrom: today, validTo: today };
  expect(await withActor(niigata, (db) => nameDeputy(db, niigata, input))).toMatchObject({ ok: true });
  expect(await decide(helper, id)).toMatchObject({ ok: true });
  const { rows } = await owner().query(
    "SELECT user_id, deputy_for FROM application_decisions WHERE application_id = $1 AND kind = 'approved'",
    [id],
  );
  expect(rows).toEqual([{ user_id: helper.userId, deputy_for: niigata.userName }]);
});

it('what is due is reminded of once a day', async () => {
  const { id } = await fileApplication(seiro);
  await owner().query('UPDATE applications SET due_on = $2 WHERE id = $1', [id, dateInJapan(now())]);
  await remindDue();
  await remindDue();
  const { rows } = await owner().query(
    "SELECT organization_id FROM notification_events WHERE target_id = $1 AND kind = 'application.due'",
    [id],
  );
  expect(rows).toEqual([{ organization_id: niigata.organizationId }]);
});

it('a reviewer that is merged during a review is followed by its successor', async () => {
  const { id } = await fileApplication(seiro);
  const nagano = await personOf('200000', ['system_administrator']);
  const ended = { from: niigata.organizationId, to: nagano.organizationId, on: '2026-12-01' };
  await withSystem('test', (db) => inheritApplications(db, ended));
  expect(await rowOf(id)).toMatchObject({ state: 'in_review', waiting_organization_id: nagano.organizationId });
  expect(await decide(nagano, id)).toMatchObject({ ok: true });
  await withSystem('test', (db) => inheritApplications(db, { ...ended, from: ended.to, to: ended.from }));
});

it('a reviewer without a successor is skipped, an applicant’s is withdrawn', async () => {
  const { id } = await fileApplication(seiro);
  await withSystem('test', (db) =>
    inheritApplications(db, { from: niigata.organizationId, to: null, on: '2026-12-01' }),
  );
  expect(await rowOf(id)).toMatchObject({ state: 'in_review', position: 1 });
  await withSystem('test', (db) => inheritApplications(db, { from: seiro.organizationId, to: null, on: '2026-12-01' }));
  expect(await rowOf(id)).toMatchObject({ state: 'withdrawn', position: null, waiting_organization_id: null });
});

it('a new version of a form changes nothing in what is under way', async () => {
  const { id } = await fileApplication(seiro, 'documents');
  const before = (await rowOf(id)).form_id;
  await withActor(operator, (db) => draftForm(db, operator, 'documents'));
  expect(await readAs(seiro, (db) => findDraft(db, 'documents'))).toBeNull();
  const draft = await readAs(operator, (db) => findDraft(db, 'documents'));
  const published = { id: draft?.id ?? '', revision: 1 };
  expect(await withActor(operator, (db) => publishForm(db, operator, published))).toMatchObject({ ok: true });
  expect([await formOf('documents'), (await rowOf(id)).form_id]).toEqual([draft?.id, before]);
});

it('a kind of application that is new is drafted, published once, and filed', async () => {
  const named = { code: 'card-stock', name: '在庫照会', nameEn: 'Stock' };
  const create = (changes = {}) => withActor(operator, (db) => createForm(db, operator, { ...named, ...changes }));
  expect(await create({ code: 'カード' })).toEqual(failure('applications.codeForm', 'code'));
  expect(await create({ code: 'documents' })).toEqual(failure('applications.codeTaken', 'code', { code: 'documents' }));
  expect(await create()).toEqual(success({ code: 'card-stock' }));
  expect(await create()).toEqual(failure('applications.codeTaken', 'code', { code: 'card-stock' }));

  const codes = async (actor: Actor) =>
    (await readAs(actor, listEditedForms)).map(({ code, drafted }) => [code, drafted]);
  expect(await codes(operator)).toContainEqual(['card-stock', true]);
  expect(await codes(seiro)).not.toContainEqual(['card-stock', true]);
  const draft = await readAs(operator, (db) => findDraft(db, 'card-stock'));
  const published = { id: draft?.id ?? '', revision: 1 };
  expect(await withActor(operator, (db) => publishForm(db, operator, published))).toMatchObject({ ok: true });
  expect(await codes(operator)).toContainEqual(['card-stock', false]);
  expect(await formOf('card-stock')).toBe(draft?.id);
});
