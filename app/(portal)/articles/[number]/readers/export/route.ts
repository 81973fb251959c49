import { z } from 'zod';
import { defineExport } from '@/lib/access/requests/export-route';
import { answerProblems } from '@/lib/access/route';
import { listReceipts } from '@/lib/articles/chase/queries';
import { receiptFilterSchema } from '@/lib/articles/chase/schema';
import { canChase } from '@/lib/articles/policy';
import { getArticle } from '@/lib/articles/queries';
import { askAs } from '@/lib/core/db';
import { exportFormats } from '@/lib/core/export/columns';
import { exportResponse } from '@/lib/core/export/response';
import { translationsOf } from '@/lib/core/i18n/server';

/** More rows than there are organizations. */
const everything = 10_000;

/** Who has read and confirmed an article, as a file: what the list shows, all pages of it. */
export const GET = defineExport({
  name: 'article.readers-export',
  input: receiptFilterSchema.extend({ number: z.string().regex(/^ART\d{15}$/), format: z.enum(exportFormats) }),
  allow: () => true,
  run: async ({ number, format, ...filter }, { actor }) => {
    const ask = askAs(actor);
    const article = await getArticle(ask, actor, number);
    if (article === null || !canChase(actor, article)) return answerProblems([{ code: 'notFound' }]);
    const { rows } = await listReceipts(ask, actor, article, { ...filter, page: 1 }, everything);
    const t = translationsOf(actor.locale, 'articles.readers');
    return exportResponse<(typeof rows)[number]>({
      format,
      name: `${t('title')} ${number}`,
      locale: actor.locale,
      rows: [rows],
      columns: [
        { header: t('state'), value: ({ state }) => t(state) },
        { header: t('prefecture'), value: ({ prefectureName }) => prefectureName },
        { header: t('organization'), width: 24, value: ({ name }) => name },
        { header: t('firstRead'), kind: 'instant', value: ({ firstReadAt }) => firstReadAt },
        { header: t('confirmedAt'), kind: 'instant', value: ({ confirmedAt }) => confirmedAt },
        { header: t('by'), value: ({ confirmedBy }) => confirmedBy },
      ],
    });
  },
});
