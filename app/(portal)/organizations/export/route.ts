import { z } from 'zod';
import { nameIn } from '@/components/organizations/organization-name';
import { defineExport } from '@/lib/access/requests/export-route';
import { askAs } from '@/lib/core/db';
import { exportFormats } from '@/lib/core/export/columns';
import { exportResponse } from '@/lib/core/export/response';
import { translationsOf } from '@/lib/core/i18n/server';
import { listOrganizations } from '@/lib/organizations/queries';
import { listFilterSchema } from '@/lib/organizations/schema';

/** More rows than there are organizations. */
const everything = 10_000;

/** What the list shows under the same filters, all pages of it. */
export const GET = defineExport({
  name: 'organization.export',
  input: listFilterSchema.extend({ format: z.enum(exportFormats) }),
  allow: () => true,
  run: async ({ format, ...filter }, { actor }) => {
    const { rows } = await listOrganizations(askAs(actor), { ...filter, page: 1 }, everything);
    const t = translationsOf(actor.locale, 'organizations');
    return exportResponse<(typeof rows)[number]>({
      format,
      name: t('title'),
      locale: actor.locale,
      rows: [rows],
      columns: [
        { header: t('columns.code'), width: 10, value: (row) => row.code },
        { header: t('columns.name'), width: 24, value: (row) => row.name },
        { header: t('columns.kana'), width: 24, value: (row) => row.kana },
        { header: t('columns.nameEn'), width: 24, value: (row) => row.nameEn },
        { header: t('columns.kind'), value: (row) => t(`kinds.${row.kind}`) },
        { header: t('columns.prefecture'), value: (row) => row.parent && nameIn(actor.locale, row.parent) },
        { header: t('columns.endedOn'), kind: 'date', value: (row) => row.endedOn },
        {
          header: t('columns.successor'),
          value: ({ successor }) => successor && `${successor.code} ${nameIn(actor.locale, successor)}`,
        },
      ],
    });
  },
});
