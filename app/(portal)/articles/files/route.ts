import { z } from 'zod';
import { defineExport } from '@/lib/access/requests/export-route';
import { answerProblems } from '@/lib/access/route';
import { archiveResponse } from '@/lib/articles/archive/gateway';
import { listCategoryFiles } from '@/lib/articles/archive/queries';
import { listCategories } from '@/lib/articles/categories/queries';
import { idsBelow, pathTo, treeFor } from '@/lib/articles/categories/rules';
import { askAs } from '@/lib/core/db';

/** Files in one archive, and their bytes together. */
const mostFiles = 500;
const mostBytes = 1_000_000_000;

/** The attachments of a category and those below it as one ZIP, a folder for each article. */
export const GET = defineExport({
  name: 'article.category-files',
  input: z.object({ category: z.string().regex(/^\d\d(?:-\d\d){0,3}$/) }),
  allow: () => true,
  run: async ({ category }, { actor }) => {
    const ask = askAs(actor);
    const tree = treeFor(actor, await listCategories(ask));
    const node = pathTo(tree, category).at(-1);
    if (node === undefined) return answerProblems([{ code: 'notFound' }]);
    const files = await listCategoryFiles(ask, idsBelow(tree, node, true), mostFiles);
    if (files.length === 0)
      return answerProblems([{ code: 'articles.nothingAttached' }], { 'articles.nothingAttached': 404 });
    const bytes = files.reduce((sum, { size }) => sum + size, 0);
    if (files.length > mostFiles || bytes > mostBytes)
      return answerProblems([
        { code: 'articles.archiveTooLarge', params: { files: mostFiles, megabytes: mostBytes / 1_000_000 } },
      ]);
    return archiveResponse(`${category}.zip`, files, true);
  },
});
