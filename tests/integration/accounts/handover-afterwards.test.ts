import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { deriveIssuedPassword } from '@/lib/access/login/passwords';
import { applyDueHandovers } from '@/lib/accounts/handover/prepared/tasks';
import { sweepAccounts } from '@/lib/accounts/tasks';
import { setClock } from '@/lib/core/clock';
import type { Result } from '@/lib/core/errors';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';
import { auditAbout, march, moment, prepared, row, town, usersOf, work } from '@/tests/support/handovers';
import { send } from '@/tests/support/inquiries';
import { logIn, pendingOf, placeAt } from '@/tests/support/logins';

let prefecture: Actor;
beforeAll(async () => {
  prefecture = await createActor({ kind: 'prefecture', roles: ['system_management'] });
});
beforeEach(() => setClock(march));
afterEach(() => setClock(undefined));

const code = (result: Result<unknown>) => (result.ok ? 'done' : result.problems[0]?.code);

it('what fails halfway is taken back as a whole, holds nobody up, and is tried again', async () => {
  const { admin, leaving, text, organizationId } = await town(prefecture);
  const other = await town(prefecture);
  const users = await usersOf(organizationId);
  const id = await prepared(admin, organizationId, text);
  const second = await prepared(other.admin, other.organizationId, other.text);
  setClock(moment);
  const failing = async (_db: unknown, userId: string) => {
    if (userId === leaving.userId) throw new Error('the disk is full');
  };
  expect(await applyDueHandovers([failing])).toBe(1);
  expect(await row(second)).toMatchObject({ state: 'applied' });
  expect(await row(id)).toMatchObject({ state: 'prepared', version: 1 });
  expect(await usersOf(organizationId)).toEqual(users);
  expect(await auditAbout('users.handed_over', organizationId)).toEqual([]);
  await work();
  expect(await row(id)).toMatchObject({ state: 'applied' });
});

it('passwords of those who came are issued afterwards, to who has not logged in yet', async () => {
  const { admin, added, text, organizationId } = await town(prefecture);
  const id = await prepared(admin, organizationId, text);
  expect(code(await send(admin, 'users.issue_passwords', { id }))).toBe('accounts.nobodyWaits');
  setClock(moment);
  await work();
  const key = '0190a1b2-0000-7000-8000-000000000001';
  expect(await send(admin, 'users.issue_passwords', { id }, key)).toEqual({
    ok: true,
    value: { added: [{ loginId: added, name: '試験 花子' }] },
  });
  const password = deriveIssuedPassword(key, added);
  expect(pendingOf(await logIn(added, placeAt('192.0.2.51'), password)).step).toBe('password');
  await owner().query('UPDATE users SET last_login_at = now() WHERE login_id = $1', [added]);
  expect(code(await send(admin, 'users.issue_passwords', { id }))).toBe('accounts.nobodyWaits');
});

it('is forgotten a year after its end', async () => {
  const { admin, text, organizationId } = await town(prefecture);
  const id = await prepared(admin, organizationId, text);
  await sweepAccounts(new Date('2029-01-01T00:00:00Z'));
  expect(await row(id)).toMatchObject({ state: 'prepared' });
  expect(code(await send(admin, 'users.withdraw_handover', { id, version: '1' }))).toBe('done');
  await sweepAccounts(new Date('2028-03-13T00:00:00Z'));
  expect(await row(id)).toMatchObject({ state: 'withdrawn' });
  await sweepAccounts(new Date('2028-03-17T00:00:00Z'));
  expect(await row(id)).toBeUndefined();
});
