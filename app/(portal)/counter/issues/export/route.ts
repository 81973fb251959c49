import { z } from 'zod';
import { defineExport } from '@/lib/access/requests/export-route';
import { exportLimit } from '@/lib/certificates/constants';
import { listIssues } from '@/lib/certificates/issue/queries';
import { sheetsText } from '@/lib/certificates/issue/rules';
import { issueFilterSchema } from '@/lib/certificates/log/schema';
import { canSeeIssues } from '@/lib/certificates/policy';
import { askAs } from '@/lib/core/db';
import { exportFormats } from '@/lib/core/export/columns';
import { exportCut, exportResponse } from '@/lib/core/export/response';
import { translationsOf } from '@/lib/core/i18n/server';

/** What the log shows under the same filters, all pages of it. */
export const GET = defineExport({
  name: 'certificate.export',
  input: issueFilterSchema.extend({ format: z.enum(exportFormats) }),
  allow: canSeeIssues,
  run: async ({ format, ...filter }, { actor }) => {
    const { rows, total } = await listIssues(askAs(actor), { ...filter, page: 1 }, exportLimit);
    const t = translationsOf(actor.locale, 'certificates');
    return exportResponse<(typeof rows)[number]>({
      ...{ format, name: t('log.name'), locale: actor.locale },
      rows: [...(total > rows.length ? [{ note: exportCut(actor.locale, exportLimit) }] : []), rows],
      columns: [
        { header: t('log.serial'), width: 20, value: (row) => row.serial },
        { header: t('log.at'), kind: 'instant', value: (row) => row.at },
        { header: t('log.kind'), width: 24, value: (row) => t(`kinds.${row.kind}`) },
        { header: t('approval.number'), width: 12, value: (row) => row.residentNumber },
        { header: t('log.subject'), width: 24, value: (row) => row.subject },
        { header: t('log.place'), width: 24, value: (row) => row.place },
        {
          header: t('log.stock'),
          width: 28,
          value: (row) => (row.sheetFrom === null ? '' : sheetsText(row.stockName, row.sheetFrom, row.sheets)),
        },
        { header: t('log.data'), kind: 'instant', value: (row) => row.dataAt },
        { header: t('log.by'), width: 16, value: (row) => row.issuedByName },
        { header: t('log.state'), value: (row) => t(`outcomes.${row.outcome}`) },
        { header: t('detail.failure'), width: 24, value: (row) => row.failure || row.reason },
      ],
    });
  },
});
