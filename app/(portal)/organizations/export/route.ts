import { defineRoute } from '@/lib/access/route';
import { csvResponse, csvText } from '@/lib/core/csv';
import { readAs } from '@/lib/core/db';
import { translationsOf } from '@/lib/core/i18n/server';
import { listOrganizations } from '@/lib/organizations/queries';
import { listFilterSchema } from '@/lib/organizations/schema';

/** More rows than there are organizations. */
const everything = 10_000;

/** What the list shows under the same filters, all pages of it. */
export const GET = defineRoute({
  name: 'organization.export',
  method: 'GET',
  input: listFilterSchema,
  allow: () => true,
  run: async (filter, { actor }) => {
    const { rows } = await readAs(actor, (db) => listOrganizations(db, { ...filter, page: 1 }, everything));
    const t = translationsOf(actor.locale, 'organizations');
    const columns = ['code', 'name', 'kana', 'nameEn', 'kind', 'prefecture', 'endedOn', 'successor'] as const;
    const lines = rows.map((row) => [
      row.code,
      row.name,
      row.kana,
      row.nameEn,
      t(`kinds.${row.kind}`),
      row.parent?.name ?? '',
      row.endedOn,
      row.successor === null ? '' : `${row.successor.code} ${row.successor.name}`,
    ]);
    return csvResponse(
      'organizations.csv',
      csvText(
        columns.map((column) => t(`columns.${column}`)),
        lines,
      ),
    );
  },
});
