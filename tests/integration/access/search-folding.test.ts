import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { listUsers } from '@/lib/accounts/users/queries';
import { userFilterSchema } from '@/lib/accounts/users/schema';
import { listApplications } from '@/lib/applications/list/queries';
import { listApplicationsSchema } from '@/lib/applications/list/schema';
import { recordAudit } from '@/lib/audit/mutations';
import { listAuditEntries } from '@/lib/audit/queries';
import { auditFilterSchema } from '@/lib/audit/schema';
import { listHolidays } from '@/lib/calendar/queries';
import { now } from '@/lib/core/clock';
import { askAs, withActor } from '@/lib/core/db';
import { listIncidents } from '@/lib/incidents/list/queries';
import { listIncidentsSchema } from '@/lib/incidents/list/schema';
import { createContact } from '@/lib/organizations/contacts/mutations';
import { createContactSchema } from '@/lib/organizations/contacts/schema';
import { searchContacts } from '@/lib/organizations/contacts/search/queries';
import { contactSearchOf } from '@/lib/organizations/contacts/search/rules';
import { contactSearchSchema } from '@/lib/organizations/contacts/search/schema';
import { listTickets, ticketExport } from '@/lib/tickets/list/queries';
import { listTicketsSchema } from '@/lib/tickets/list/schema';
import { createActor } from '@/tests/support/actors';
import { fileApplication } from '@/tests/support/applications';
import { idOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { openIncident } from '@/tests/support/incidents';
import { ask, type Fixture, loadFixture } from '@/tests/support/inquiries';

/** A name as it is stored: blanks, an old form of a kanji, full-width kana and figures. */
const stored = '髙橋　サトウ　龍ヶ崎';
/** As people type it. */
const typed: [string, string, boolean][] = [
  ['as it stands', stored, true],
  ['the usual kanji', '高橋', true],
  ['hiragana', 'さとう', true],
  ['half-width katakana', 'ｻﾄｳ', true],
  ['the large ケ', '龍ケ崎', true],
  ['the other form of 崎', '龍ヶ﨑', true],
  ['two words with a blank of Japanese', '高橋　さとう', true],
  ['two words in another order', '龍ケ崎 高橋', true],
  ['two words of which one is not there', '高橋 山田', false],
];

let fixture: Fixture;
let contactOf: string;
let auditor: Actor;
beforeAll(async () => {
  fixture = await loadFixture();
  const { town } = fixture;
  auditor = await createActor({ colleagueOf: fixture.center, roles: ['auditor'] });
  await owner().query('UPDATE users SET name = $1 WHERE id = $2', [stored, town.userId]);
  await openIncident(town, { title: stored });
  await fileApplication(town, 'documents', { subject: stored, field0: stored });
  await withActor(town, (db) =>
    recordAudit(
      db,
      { ...town, userName: stored },
      { event: 'user.changed', targetType: 'user', targetId: town.userId },
    ),
  );
  contactOf = await idOf('153079');
  const hours = { weekdays: ['0'], opens: '8:30', closes: '17:15' };
  const contact = { kind: 'ordinary', department: '総務課', phone: '025-000-1234', person: stored, ...hours };
  await withActor(town, (db) =>
    createContact(db, town, createContactSchema.parse({ organizationId: contactOf, ...contact })),
  );
});

const lists: Record<string, (q: string) => Promise<number>> = {
  users: async (q) => {
    const found = await listUsers(askAs(fixture.town), fixture.town, userFilterSchema.parse({ q }));
    return found.rows.filter(({ name }) => name === stored).length;
  },
  incidents: async (q) => {
    const { rows } = await listIncidents(askAs(fixture.town), fixture.town, listIncidentsSchema.parse({ q }));
    return rows.filter(({ title }) => title === stored).length;
  },
  applications: async (q) => {
    const filter = listApplicationsSchema.parse({ q });
    const { rows } = await listApplications(askAs(fixture.town), fixture.town, 'own', filter);
    return rows.filter(({ subject }) => subject.includes(stored)).length;
  },
  'the audit log': async (person) => {
    const filter = auditFilterSchema.parse({ person });
    const rows = await listAuditEntries(askAs(fixture.town), fixture.town, filter, { limit: 50 });
    return rows.filter(({ actorName }) => actorName === stored).length;
  },
  'the audit log of everything': async (person) => {
    const filter = auditFilterSchema.parse({ person });
    const rows = await listAuditEntries(askAs(auditor), auditor, filter, { limit: 50 });
    return rows.filter(({ actorName }) => actorName === stored).length;
  },
};

describe.each(Object.entries(lists))('%s', (_list, find) => {
  it.each(typed)('finds a name typed as %s', async (_spelling, q, found) => expect(await find(q)).toBe(found ? 1 : 0));
});

it.each(typed.slice(0, 6))('contacts find a person typed as %s', async (_spelling, q) => {
  const search = contactSearchOf(contactSearchSchema.parse({ f1: 'person', o1: 'contains', v1: q }));
  const ask = askAs(fixture.town);
  const { rows } = await searchContacts(ask, search, now(), await listHolidays(ask, '2026-01-01', '2027-12-31'));
  expect(rows.map(({ person }) => person)).toEqual([stored]);
});

it.each(['No.', '№', '#', '番号', ''])('an incident is found by its number behind %j', async (before) => {
  const number = await openIncident(fixture.town, { title: '番号で探す' });
  const filter = listIncidentsSchema.parse({ q: `${before}${number}` });
  const { rows } = await listIncidents(askAs(fixture.town), fixture.town, filter);
  expect(rows.map((row) => row.number)).toContain(number);
});

describe('an inquiry', () => {
  const find = async (q: string, sort = 'updated') => {
    const filter = listTicketsSchema.parse({ desk: 'all', q, sort });
    return (await listTickets(askAs(fixture.town, 'custom'), fixture.town, filter)).rows.map(({ number }) => number);
  };

  it('is found by its number without the check digit, in any width', async () => {
    const { number } = await ask(fixture.town, { subject: '番号の問合せ' });
    const short = number.slice(0, -2).replaceAll('-', '');
    const wide = short.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    for (const q of [number, number.slice(0, -2), short, wide]) expect(await find(q)).toEqual([number]);
  });

  it.each(['OLD-2024-0001', 'old-2024-0001', 'ＯＬＤ－２０２４－０００１'])(
    'is found by the number that its import brought, %s, by those who see it alone; an export says it',
    async (q) => {
      const { id, number } = await ask(fixture.town, { subject: '引き継いだ問合せ' });
      await owner().query(
        "UPDATE tickets SET source = NULL, external_reference = NULL WHERE external_reference = 'OLD-2024-0001'",
      );
      await owner().query("UPDATE tickets SET source = 'desk', external_reference = 'OLD-2024-0001' WHERE id = $1", [
        id,
      ]);
      expect([await find(q), await find(q, 'relevance')]).toEqual([[number], [number]]);
      const filter = listTicketsSchema.parse({ desk: 'all', q });
      const others = await listTickets(askAs(fixture.neighbour, 'custom'), fixture.neighbour, filter);
      expect(others.rows).toEqual([]);
      const text = await (await ticketExport(fixture.town, filter, 'csv')).text();
      expect(text.split('\r\n')[0]).toContain('元の窓口の番号');
      expect(text.split('\r\n')[1]).toContain('OLD-2024-0001');
    },
  );
});
