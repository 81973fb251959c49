import { z } from 'zod';
import { hoursText } from '@/components/organizations/hours';
import { defineRoute } from '@/lib/access/route';
import { listHolidays } from '@/lib/calendar/queries';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { csvResponse, csvText } from '@/lib/core/csv';
import { readAs } from '@/lib/core/db';
import { translationsOf } from '@/lib/core/i18n/server';
import { conditionRows, orderRows } from '@/lib/organizations/contacts/search/constants';
import { searchContacts } from '@/lib/organizations/contacts/search/queries';
import { parseContactSearch } from '@/lib/organizations/contacts/search/rules';

const text = z.string().max(100).optional();
const numbered = (prefixes: string, rows: number) =>
  [...prefixes].flatMap((prefix) => Array.from({ length: rows }, (_, index) => [`${prefix}${index + 1}`, text]));

const input = z.object({
  ...Object.fromEntries([...numbered('fov', conditionRows), ...numbered('sd', orderRows)]),
  ...{ kind: text, body: text, open: text, page: text },
} as Record<string, typeof text>);

/** More rows than there are windows. */
const everything = 50_000;
const columns = [
  'code',
  'organization',
  'prefecture',
  'kind',
  'department',
  'person',
  'phone',
  'fax',
  'email',
  'hours',
  'note',
] as const;

/** What the data search shows, all pages of it. */
export const GET = defineRoute({
  name: 'contact.export',
  method: 'GET',
  input,
  allow: () => true,
  run: async (params, { actor }) => {
    const at = now();
    const today = dateInJapan(at);
    const search = { ...parseContactSearch(params), page: 1 };
    const { rows } = await readAs(actor, async (db) =>
      searchContacts(db, search, at, await listHolidays(db, today, today), everything),
    );
    const t = translationsOf(actor.locale, 'organizations.search');
    const c = translationsOf(actor.locale, 'organizations.contacts');
    const lines = rows.map((row) => [
      row.organizationCode,
      row.organizationName,
      row.prefectureName,
      c(`kinds.${row.kind}`),
      row.department,
      row.person,
      row.phone,
      row.fax,
      row.email,
      hoursText(row, c),
      row.note,
    ]);
    return csvResponse(
      'contacts.csv',
      csvText(
        columns.map((column) => t(`columns.${column}`)),
        lines,
      ),
    );
  },
});
