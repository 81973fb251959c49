import { z } from 'zod';
import { defineExport } from '@/lib/access/requests/export-route';
import { answerProblems } from '@/lib/access/route';
import { archiveResponse } from '@/lib/articles/archive/gateway';
import { listArticleFiles } from '@/lib/articles/archive/queries';
import { getArticle } from '@/lib/articles/queries';
import { askAs } from '@/lib/core/db';

/** An article's attachments as one ZIP. */
export const GET = defineExport({
  name: 'article.files',
  input: z.object({ number: z.string().regex(/^ART\d{15}$/) }),
  allow: () => true,
  run: async ({ number }, { actor }) => {
    const ask = askAs(actor);
    const article = await getArticle(ask, actor, number);
    const files = article === null ? [] : await listArticleFiles(ask, article.id);
    return files.length === 0 ? answerProblems([{ code: 'notFound' }]) : archiveResponse(`${number}.zip`, files, false);
  },
});
