import '@/lib/organizations/contacts/actions';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { sealToken, sessionCookie } from '@/lib/access/login/cookie';
import { findSessionIn } from '@/lib/access/session';
import { listAdministered, listUsers } from '@/lib/accounts/users/queries';
import { userFilterSchema } from '@/lib/accounts/users/schema';
import { getAuditEntry, listAuditEntries } from '@/lib/audit/queries';
import { listRecentChanges } from '@/lib/audit/recent/queries';
import { auditFilterSchema } from '@/lib/audit/schema';
import { type Ask, askAs, withSystem } from '@/lib/core/db';
import { type Locale, localeCookie } from '@/lib/core/i18n/locale';
import { listNearContacts } from '@/lib/organizations/contacts/near/queries';
import { listContacts } from '@/lib/organizations/contacts/queries';
import { getOrganizationByCode } from '@/lib/organizations/detail/queries';
import { searchCallers } from '@/lib/tickets/create/queries';
import { inheritTickets } from '@/lib/tickets/custody/system/mutations';
import { readNationalDesk, readPrefectureDesk } from '@/lib/tickets/dashboard/queries';
import { readTicketList, ticketExport } from '@/lib/tickets/list/queries';
import { listTicketsSchema } from '@/lib/tickets/list/schema';
import { readTicketPage } from '@/lib/tickets/queries';
import { personOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { type Asked, ask, type Fixture, loadFixture, makeMove, send } from '@/tests/support/inquiries';
import { giveLogin, logIn, opened, placeAt } from '@/tests/support/logins';

let fixture: Fixture;
let ticket: Asked;
let ended: Asked;

beforeAll(async () => {
  fixture = await loadFixture();
  ticket = await ask(fixture.town);
  await makeMove(fixture.prefecture, ticket, 'escalate');
  const vendor = await personOf('VD0003', ['system_administrator']);
  ended = await ask(vendor, { route: 'direct' });
  await withSystem('organizations.apply_changes', (db) => inheritTickets(db, vendor.organizationId, null));
  const contact = {
    kind: 'ordinary',
    department: 'x',
    phone: '025-000-1234',
    weekdays: '0',
    opens: '09:00',
    closes: '17:00',
  };
  await send(fixture.prefecture, 'contact.create', { organizationId: fixture.town.organizationId, ...contact });
});

const all = listTicketsSchema.parse({ desk: 'all' });
const audit = auditFilterSchema.parse({});
const everybody = userFilterSchema.parse({ organization: 'all' });

type Answer = (db: Ask, actor: Actor) => Promise<unknown>;
const audited: Answer = async (db, actor) => {
  const [entry] = await listAuditEntries(db, actor, { ...audit, event: 'contact.created' }, { limit: 1 });
  const detail = await getAuditEntry(db, actor, entry?.id ?? '');
  return [entry, detail?.concerned, [...(detail?.names.values() ?? [])]];
};

describe.each<[string, keyof Fixture, string[], Answer]>([
  ['the list', 'center', ['聖籠町', '新潟県'], (db, actor) => readTicketList(db, actor, all, false)],
  ['its choice of prefectures', 'center', ['長野県'], (db, actor) => readTicketList(db, actor, all, true)],
  ['its export', 'center', ['聖籠町'], async (_db, actor) => (await ticketExport(actor, all, 'csv')).text()],
  ['an inquiry', 'center', ['聖籠町', '新潟県'], (db, actor) => readTicketPage(db, actor, ticket.number)],
  [
    'one whose asker ended',
    'center',
    ['仮名ネットワーク株式会社'],
    (db, actor) => readTicketPage(db, actor, ended.number),
  ],
  ['the prefectures of a dashboard', 'center', ['長野県'], readNationalDesk],
  ['the towns of a dashboard', 'prefecture', ['出雲崎町'], readPrefectureDesk],
  ['whom one asks', 'town', ['新潟県'], listNearContacts],
  ['who may have called', 'center', ['聖籠町', '新潟県'], (db, actor) => searchCallers(db, actor, 'せいろう')],
  ['users', 'prefecture', ['聖籠町'], (db, actor) => listUsers(db, actor, everybody)],
  ['the audit log', 'town', ['新潟県', '聖籠町'], audited],
  ['the newest changes', 'townAuditor', ['新潟県'], (db, actor) => listRecentChanges(db, actor, 20)],
  ['contact contacts', 'town', ['新潟県'], (db, actor) => listContacts(db, actor, actor.organizationId)],
])('%s', (_what, who, names, answer) => {
  const seen = async (locale: Locale) => JSON.stringify(await answer(askAs(fixture[who]), { ...fixture[who], locale }));

  it('has Japanese names in Japanese', async () => {
    const text = await seen('ja');
    for (const name of names) expect(text).toContain(name);
  });

  it('has English names in English, and no other', async () => {
    const text = await seen('en');
    const { rows } = await owner().query<{ name: string; name_en: string }>('SELECT name, name_en FROM organizations');
    for (const { name, name_en } of rows) {
      expect(text).not.toContain(name);
      if (names.includes(name)) expect(text).toContain(name_en);
    }
  });
});

it('who types finds a caller by the English name, in whatever language names are shown', async () => {
  const found = async (locale: Locale) =>
    (await searchCallers(askAs(fixture.center), { locale }, 'SEIRO')).map(({ code }) => code);
  expect([await found('en'), await found('ja')]).toEqual([['153079'], ['153079']]);
});

it('an organization’s history has its prefecture in the reader’s language', async () => {
  const versions = async (locale: Locale) =>
    (await getOrganizationByCode(askAs(fixture.town), { locale }, '153079'))?.versions.map(
      ({ parentName }) => parentName,
    );
  expect([await versions('ja'), await versions('en')]).toEqual([['新潟県'], ['Niigata-ken']]);
});

it('what is administered comes with both names', async () => {
  expect(await listAdministered(askAs(fixture.town), fixture.town)).toMatchObject([
    { name: '聖籠町', nameEn: 'Seiro-machi' },
  ]);
});

it('the log calls who acted by the English name of that time', async () => {
  const { organizationId } = fixture.neighbour;
  await ask(fixture.neighbour);
  await owner().query("UPDATE organizations SET name = '新出雲崎町', name_en = 'Shin-Izumozaki' WHERE id = $1", [
    organizationId,
  ]);
  const entries = await listAuditEntries(
    askAs(fixture.neighbour),
    { ...fixture.neighbour, locale: 'en' },
    { ...audit, event: 'ticket.created' },
    { limit: 1 },
  );
  await owner().query("UPDATE organizations SET name = '出雲崎町', name_en = 'Izumozaki-machi' WHERE id = $1", [
    organizationId,
  ]);
  expect(entries).toMatchObject([{ actorOrganizationName: 'Izumozaki-machi' }]);
});

it('notifications bring both names', async () => {
  const { rows } = await owner().query('SELECT params FROM notification_events ORDER BY created_at');
  const told = rows.map(({ params }) => `${params.organization} ${params.organizationEn}`);
  expect(told).toContain('聖籠町 Seiro-machi');
  expect(told).toContain('新潟県 Niigata-ken');
});

describe('a request is answered', () => {
  it.each([
    ['in the language of its browser, whatever the user’s setting is', 'en', 'en'],
    ['in Japanese when the browser brings none', undefined, 'ja'],
  ])('%s', async (_name, chosen, locale) => {
    await giveLogin(fixture.townStaff);
    const { token } = opened(await logIn(fixture.townStaff.loginId, placeAt('192.0.2.1')));
    const jar = new Map([[sessionCookie().name, { value: await sealToken(token) }]]);
    if (chosen !== undefined) jar.set(localeCookie, { value: chosen });
    const session = await findSessionIn(jar, 'request', false);
    expect(session?.actor).toMatchObject({ locale, organizationName: '聖籠町', organizationNameEn: 'Seiro-machi' });
  });
});
