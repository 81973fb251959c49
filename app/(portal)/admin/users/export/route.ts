import { z } from 'zod';
import { defineExport } from '@/lib/access/requests/export-route';
import { columnWords } from '@/lib/accounts/handover/constants';
import { rolesIn, wordIn } from '@/lib/accounts/handover/schema';
import { canSeeUsers } from '@/lib/accounts/users/policy';
import { listUsers } from '@/lib/accounts/users/queries';
import { userFilterSchema } from '@/lib/accounts/users/schema';
import type { ListedUser } from '@/lib/accounts/users/types';
import { askAs } from '@/lib/core/db';
import { type ExportColumn, exportFormats } from '@/lib/core/export/columns';
import { exportResponse } from '@/lib/core/export/response';
import { catalog } from '@/lib/core/i18n/catalog';
import type { Locale } from '@/lib/core/i18n/locale';

/** The first are those of the hand-over, in the words it reads, ready to be filled in. */
function columnsIn(locale: Locale): readonly ExportColumn<ListedUser>[] {
  const { organizations, users } = catalog[locale];
  const heading = (column: keyof typeof columnWords): string => wordIn(locale, columnWords[column]);
  return [
    { header: heading('kind'), width: 8, value: () => '' },
    { header: heading('loginId'), value: (user) => user.loginId },
    { header: heading('name'), value: (user) => user.name },
    { header: heading('kana'), value: (user) => user.kana },
    { header: heading('email'), width: 30, value: (user) => user.email },
    { header: heading('phone'), value: (user) => user.phone },
    { header: heading('roles'), value: (user) => rolesIn(locale, user.roles) },
    { header: organizations.search.columns.code, width: 10, value: (user) => user.organizationCode },
    { header: users.columns.organization, value: (user) => user.organizationName },
    { header: users.columns.lastLogin, kind: 'instant', width: 20, value: (user) => user.lastLoginAt },
    { header: users.disabled, kind: 'instant', width: 20, value: (user) => user.disabledAt },
  ];
}

/** Exactly what the list shows, all pages. */
export const GET = defineExport({
  name: 'users.export',
  input: userFilterSchema.extend({ format: z.enum(exportFormats) }),
  allow: canSeeUsers,
  run: async ({ format, ...filter }, { actor }) => {
    const { locale } = actor;
    const { rows } = await listUsers(askAs(actor), actor, { ...filter, page: 1 }, 10_000);
    return exportResponse({
      format,
      name: catalog[locale].users.title,
      columns: columnsIn(locale),
      rows: [rows],
      locale,
    });
  },
});
