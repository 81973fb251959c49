import 'server-only';
import { z } from 'zod';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import { withSystem } from '@/lib/core/db';
import { log } from '@/lib/core/log';
import { readStoredText } from '@/lib/files/gateway';

const task = 'articles.read-files';

/** Files of one go; what is left waits for the next. */
const most = 50;

const unreadShape = z.object({
  id: z.string(),
  hash: z.string(),
  mediaType: z.string(),
  articleIds: z.array(z.string()).readonly(),
});
type Unread = z.infer<typeof unreadShape>;

/**
 * Reads the text of attachments that nobody has read yet, so that a search finds it. A document that cannot be read is noted and not
 * tried again. Safe to call again, and by several workers at once.
 */
export async function readFiles(): Promise<number> {
  const unread = await withSystem(
    task,
    (db) => askRows(db, unreadShape)`
      SELECT f.id::text, f.hash, f.media_type AS "mediaType", array_agg(x.article_id::text) AS "articleIds"
      FROM article_files x JOIN files f ON f.id = x.file_id
      WHERE NOT EXISTS (SELECT FROM article_file_texts t WHERE t.file_id = f.id) GROUP BY f.id ORDER BY f.created_at DESC LIMIT ${most}`,
  );
  for (const file of unread) await readFile(file);
  return unread.length;
}

async function readFile(file: Unread): Promise<void> {
  const extracted = await readStoredText(file);
  const { text, problem } =
    'text' in extracted ? { text: extracted.text, problem: '' } : { text: '', problem: extracted.problem };
  if (problem !== '') log().warn({ fileId: file.id, problem }, 'no text was taken out of an attachment');
  await withSystem(task, async (db) => {
    await db.$executeRaw`
      INSERT INTO article_file_texts (file_id, text, problem, read_at) VALUES (${file.id}::uuid, ${text}, ${problem}, ${now()})
      ON CONFLICT (file_id) DO NOTHING`;
    for (const id of file.articleIds) await db.$executeRaw`SELECT renkei.index_article(${id}::uuid)`;
  });
}
