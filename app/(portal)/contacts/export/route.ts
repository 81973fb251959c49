import { z } from 'zod';
import { hoursText } from '@/components/organizations/hours';
import { defineExport } from '@/lib/access/requests/export-route';
import { listHolidays } from '@/lib/calendar/queries';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askAs } from '@/lib/core/db';
import { exportFormats } from '@/lib/core/export/columns';
import { exportResponse } from '@/lib/core/export/response';
import { translationsOf } from '@/lib/core/i18n/server';
import { searchContacts } from '@/lib/organizations/contacts/search/queries';
import { contactSearchOf } from '@/lib/organizations/contacts/search/rules';
import { contactSearchSchema } from '@/lib/organizations/contacts/search/schema';

const input = contactSearchSchema.extend({ format: z.enum(exportFormats) });

/** More rows than there are windows. */
const everything = 50_000;
/** What the data search shows, all pages of it. */
export const GET = defineExport({
  name: 'contact.export',
  input,
  allow: () => true,
  run: async ({ format, ...params }, { actor }) => {
    const at = now();
    const today = dateInJapan(at);
    const search = { ...contactSearchOf(params), page: 1 };
    const ask = askAs(actor);
    const { rows } = await searchContacts(ask, search, at, await listHolidays(ask, today, today), everything);
    const t = translationsOf(actor.locale, 'organizations.search');
    const c = translationsOf(actor.locale, 'organizations.contacts');
    return exportResponse<(typeof rows)[number]>({
      format,
      name: c('title'),
      locale: actor.locale,
      rows: [rows],
      columns: [
        { header: t('columns.code'), width: 10, value: (row) => row.organizationCode },
        {
          header: t('columns.organization'),
          width: 24,
          value: (row) => (actor.locale === 'en' ? row.organizationNameEn : row.organizationName),
        },
        {
          header: t('columns.prefecture'),
          value: (row) => (actor.locale === 'en' ? row.prefectureNameEn : row.prefectureName),
        },
        { header: t('columns.kind'), value: (row) => c(`kinds.${row.kind}`) },
        { header: t('columns.department'), width: 24, value: (row) => row.department },
        { header: t('columns.person'), value: (row) => row.person },
        { header: t('columns.phone'), value: (row) => row.phone },
        { header: t('columns.fax'), value: (row) => row.fax },
        { header: t('columns.email'), width: 30, value: (row) => row.email },
        { header: t('columns.hours'), width: 30, value: (row) => hoursText(row, c) },
        { header: t('columns.note'), width: 40, value: (row) => row.note },
      ],
    });
  },
});
