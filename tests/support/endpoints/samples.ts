import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/access/actor';
import { planFor } from '@/lib/accounts/handover/queries';
import { readAs } from '@/lib/core/db';
import { newId } from '@/lib/core/ids';
import { owner } from '@/tests/support/database';
import { accepted, ask, type Fixture, sheet, upload } from '@/tests/support/inquiries';
import { insert } from '@/tests/support/visibility/world';

export type Fields = Record<string, string | readonly string[]>;

/** Something of somebody's that a endpoint is opened with. Whoever is not `by` and not named in `also` must find it shut. */
export interface Sample {
  readonly by: Actor;
  readonly fields: Fields;
  /** Names of the fixture who may do it too. */
  readonly also?: readonly (keyof Fixture)[];
}
export type MakeSample = (fixture: Fixture) => Promise<Sample>;

/** Endpoints that name nothing but the person who opens them: there is no other's thing to reach through them. */
export const ownEndpoints: readonly string[] = [
  'profile.change',
  'password.change',
  'totp.begin',
  'totp.confirm',
  'totp.remove',
  'recovery_codes.issue',
  'passkey.begin',
  'passkey.add',
  'session.revoke_others',
  'notification_settings.change',
  'notification.read-all',
  'ticket-view.save',
];

const { route: _route, ...call } = sheet;

export const actionSamples: Readonly<Record<string, MakeSample>> = {
  'ticket.move': async (fixture) => {
    const { id } = await ask(fixture.town);
    return {
      by: fixture.prefecture,
      also: ['prefectureColleague'],
      fields: { ticketId: id, version: '1', move: 'answer', text: '回答' },
    };
  },
  'ticket.take': async (fixture) => {
    const { id } = await ask(fixture.town);
    return { by: fixture.prefecture, also: ['prefectureColleague'], fields: { ticket: `${id} 1` } };
  },
  // Asking in one's own name is open to all who may ask; another's file is what must not go with it.
  'ticket.create': async (fixture) => ({
    by: fixture.town,
    fields: { ...sheet, fileIds: [await upload(fixture.town)] },
  }),
  'ticket.record-call': async (fixture) => ({
    by: fixture.center,
    also: ['centerColleague'],
    fields: { ...call, askerCode: '153079' },
  }),
  'ticket-view.delete': async ({ town }) => {
    const id = newId();
    await insert('ticket_views', { id, user_id: town.userId, name: id, query: '', created_at: new Date() });
    return { by: town, fields: { id } };
  },
  'notification.read': async ({ town }) => ({
    by: town,
    fields: { id: await insertNotification(town), show: 'all', group: '' },
  }),
  'session.revoke': async ({ town }) => {
    const id = newId();
    await insert('sessions', {
      id,
      user_id: town.userId,
      token_hash: randomUUID(),
      expires_at: new Date('2099-01-01'),
    });
    return { by: town, fields: { id } };
  },
  'passkey.remove': async ({ town }) => {
    const id = newId();
    const key = { credential_id: id, public_key: Buffer.alloc(1), counter: 0, name: '鍵', backed_up: false };
    await insert('passkeys', { id, user_id: town.userId, ...key, created_at: new Date() });
    return { by: town, fields: { id, password: '' } };
  },
  'user.create': async ({ town }) => ({
    by: town,
    also: ['prefecture'],
    fields: { ...person, loginId: `u${randomUUID()}`, organizationId: town.organizationId },
  }),
  'user.change': async (fixture) => {
    const { id } = await insertUser(fixture.town);
    return { ...administrated(fixture), fields: { ...person, id, version: '1' } };
  },
  'user.disable': async (fixture) => ({
    ...administrated(fixture),
    fields: { ...(await insertUser(fixture.town)), version: '1' },
  }),
  'user.enable': async (fixture) => ({
    ...administrated(fixture),
    fields: { ...(await insertUser(fixture.town, true)), version: '1' },
  }),
  'password.reset': async (fixture) => ({ ...administrated(fixture), fields: await insertUser(fixture.town) }),
  'factors.reset': async (fixture) => ({ ...administrated(fixture), fields: await insertUser(fixture.town) }),
  'users.preview_handover': async (fixture) => ({ ...administrated(fixture), fields: handoverOf(fixture.town) }),
  'users.apply_handover': async (fixture) => {
    const fields = handoverOf(fixture.town);
    const { plan } = accepted(await readAs(fixture.town, (db) => planFor(db, fixture.town, fields)));
    return { ...administrated(fixture), fields: { ...fields, fingerprint: plan.fingerprint } };
  },
  'contact.create': async ({ town }) => ({
    by: town,
    also: ['prefecture', 'centerColleague'],
    fields: { organizationId: town.organizationId, ...contact },
  }),
  'contact.edit': async ({ town }) => ({
    by: town,
    also: ['prefecture', 'centerColleague'],
    fields: { ...(await insertContact(town)), ...contact },
  }),
  'contact.remove': async ({ town }) => ({
    by: town,
    also: ['prefecture', 'centerColleague'],
    fields: await insertContact(town),
  }),
  'organization.plan_change': async ({ centerColleague }) => ({
    by: centerColleague,
    fields: {
      kind: 'revise',
      effectiveOn: '2099-04-01',
      organizationId: await untouchedTown(),
      version: '1',
      name: '新しい町',
    },
  }),
  'organization.cancel_change': async ({ centerColleague }) => {
    const id = newId();
    const change = { id, kind: 'close', effective_on: '2099-04-01', organization_id: await untouchedTown() };
    await insert('organization_changes', { ...change, created_by: centerColleague.userId });
    return { by: centerColleague, fields: { id, version: '1' } };
  },
};

const contact = {
  kind: 'ordinary',
  department: '住民課',
  phone: '000-000-0000',
  weekdays: ['0', '1'],
  opens: '09:00',
  closes: '17:00',
};

const person = { name: '試験 花子', kana: 'シケン ハナコ', email: '', phone: '', roles: ['staff'] };
const administrated = ({ town }: Fixture) => ({ by: town, also: ['prefecture'] as const });
const handoverOf = ({ organizationId }: Actor) => ({
  organizationId,
  text: `区分,ログインID,氏名,フリガナ,役割\n追加,u${randomUUID()},試験 次郎,シケン ジロウ,職員`,
});

async function insertUser({ organizationId }: Actor, disabled = false): Promise<{ id: string }> {
  const id = newId();
  const { name, kana } = person;
  await insert('users', {
    id,
    organization_id: organizationId,
    login_id: `u${id}`,
    name,
    kana,
    disabled_at: disabled ? new Date() : null,
  });
  await insert('user_roles', { user_id: id, role: 'staff' });
  return { id };
}

/** A town, with nothing planned any more that a new plan would have to agree with. */
async function untouchedTown(): Promise<string> {
  await owner().query("DELETE FROM organization_changes WHERE state = 'pending'");
  const { rows } = await owner().query(
    "SELECT id FROM organizations WHERE kind = 'municipality' ORDER BY code DESC LIMIT 1",
  );
  return rows[0].id;
}

async function insertContact({ organizationId }: Actor) {
  const id = newId();
  const { weekdays: _days, ...fields } = contact;
  await insert('contacts', {
    id,
    organization_id: organizationId,
    updated_by_organization_id: organizationId,
    ...fields,
    weekdays: 31,
  });
  return { id, version: '1' };
}

export async function insertNotification({ userId, organizationId }: Actor): Promise<string> {
  const [event, id] = [newId(), newId()];
  const about = {
    kind: 'ticket.received',
    target_type: 'ticket',
    target_id: newId(),
    url: '/tickets',
    params: {},
    created_at: new Date(),
  };
  await insert('notification_events', { id: event, organization_id: organizationId, roles: [], ...about });
  await insert('notifications', { id, event_id: event, user_id: userId, ...about, channel: 'portal' });
  return id;
}
