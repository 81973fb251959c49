import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { defineExport } from '@/lib/access/requests/export-route';
import { answerProblems } from '@/lib/access/route';
import { askAs } from '@/lib/core/db';
import { exportFormats } from '@/lib/core/export/columns';
import { exportResponse } from '@/lib/core/export/response';
import { translationsOf } from '@/lib/core/i18n/server';
import { getRelease, listReceipts } from '@/lib/delivery/queries';
import type { ReceiptRow } from '@/lib/delivery/types';

const together = 500;

async function* receiptsOf(actor: Actor, releaseId: string) {
  for (let page = 1; ; page += 1) {
    const rows = await listReceipts(askAs(actor), actor, releaseId, page, together);
    yield rows.slice(0, together);
    if (rows.length <= together) return;
  }
}

/** How far a release is at each server that the reader sees. */
export const GET = defineExport({
  name: 'delivery_release.report',
  input: z.object({ number: z.coerce.number().int().min(1).max(999_999_999), format: z.enum(exportFormats) }),
  allow: () => true,
  run: async ({ number, format }, { actor }) => {
    const release = await getRelease(askAs(actor), number);
    if (release === null) return answerProblems([{ code: 'notFound' }]);
    const t = translationsOf(actor.locale, 'delivery');
    return exportResponse<ReceiptRow>({
      format,
      name: `${t('report')} ${release.name} ${release.packageVersion}`,
      locale: actor.locale,
      rows: receiptsOf(actor, release.id),
      columns: [
        { header: t('nodeCode'), value: ({ nodeCode }) => nodeCode },
        { header: t('node'), width: 24, value: ({ nodeName }) => nodeName },
        { header: t('organization'), width: 24, value: ({ organizationName }) => organizationName },
        { header: t('nodeKind'), value: ({ nodeKind }) => t(`nodeKinds.${nodeKind}`) },
        { header: t('wave'), kind: 'number', value: ({ wave }) => wave },
        { header: t('state'), value: ({ state }) => t(`receiptStates.${state}`) },
        { header: t('percent'), kind: 'number', value: ({ percent }) => percent },
        { header: t('attempt'), kind: 'number', value: ({ attempt }) => attempt },
        { header: t('reason'), width: 40, value: ({ reason }) => reason },
        { header: t('updated'), kind: 'instant', value: ({ updatedAt }) => updatedAt },
      ],
    });
  },
});
