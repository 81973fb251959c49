import 'server-only';
import { z } from 'zod';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import { withSystem } from '@/lib/core/db';
import { log } from '@/lib/core/log';
import { readStoredText } from '@/lib/files/gateway';
import { countTermsTask, readFilesTask } from './constants';

/** Texts that are counted, the newest of them: what is common changes slowly. */
const sample = 4_000;

/** Counts anew how common each pair of characters is, so that a search knows which of its words say most. */
export async function countTerms(): Promise<void> {
  await withSystem(countTermsTask, async (db) => {
    await db.$executeRaw`DELETE FROM ticket_text_frequencies`;
    await db.$executeRaw`
      WITH texts AS MATERIALIZED (
        SELECT x.form FROM ticket_texts x WHERE x.ticket_id IN (SELECT id FROM tickets ORDER BY created_at DESC LIMIT ${sample / 4})
        LIMIT ${sample}),
      counted AS (SELECT gram, count(*) AS n FROM texts, unnest(tsvector_to_array(renkei.gram_vector(form))) gram GROUP BY gram)
      INSERT INTO ticket_text_frequencies (gram, per_mille)
      SELECT gram, 1000.0 * n / (SELECT count(*) FROM texts) FROM counted WHERE n * 1000 >= (SELECT count(*) FROM texts) AND char_length(gram) < 3`;
  });
}

/** Files of one go; what is left waits for the next. */
const most = 50;
/** Characters of a file that a search looks through; a PostgreSQL text search vector holds no more than a megabyte. */
const longest = 100_000;

const unreadShape = z.object({ id: z.string(), name: z.string(), hash: z.string(), mediaType: z.string() });
type Unread = z.infer<typeof unreadShape>;

/**
 * Reads the words of attachments that nobody has read yet, the newest first, so that a search finds them. What cannot be read is noted and
 * not tried again. Safe to call again, and by several workers at once. Returns how many were looked at.
 */
export async function readFiles(): Promise<number> {
  const unread = await withSystem(
    readFilesTask,
    (db) => askRows(db, unreadShape)`
      SELECT DISTINCT f.id::text, f.name, f.hash, f.media_type AS "mediaType" FROM ticket_entry_files l JOIN files f ON f.id = l.file_id
      WHERE NOT EXISTS (SELECT FROM ticket_file_readings r WHERE r.file_id = f.id) ORDER BY 1 DESC LIMIT ${most}`,
  );
  for (const file of unread) await readFile(file);
  return unread.length;
}

async function readFile(file: Unread): Promise<void> {
  const extracted = await readStoredText(file);
  const [text, fault] = 'text' in extracted ? [extracted.text.slice(0, longest), ''] : ['', extracted.problem];
  if (fault !== '') log().warn({ fileId: file.id, fault }, 'no text was taken out of an attachment');
  await withSystem(readFilesTask, async (db) => {
    // Before its readers are read: who opens the entry to somebody waits, and then finds the row.
    await db.$executeRaw`SELECT FROM ticket_entries WHERE id IN (SELECT entry_id FROM ticket_entry_files WHERE file_id = ${file.id}::uuid) FOR SHARE`;
    await db.$executeRaw`
      INSERT INTO ticket_file_readings (file_id, fault, text, read_at) VALUES (${file.id}::uuid, ${fault}, ${text}, ${now()})
      ON CONFLICT (file_id) DO NOTHING`;
    await db.$executeRaw`
      INSERT INTO ticket_texts (ticket_id, source_id, kind, audience, periods, form)
      SELECT DISTINCT ON (e.ticket_id) e.ticket_id, ${file.id}::uuid, 'file', e.audience, renkei.periods_of(t.created_at),
        renkei.text_fold(${`${file.name}\n${text}`})
      FROM ticket_entry_files l JOIN ticket_entries e ON e.id = l.entry_id JOIN tickets t ON t.id = e.ticket_id
      WHERE l.file_id = ${file.id}::uuid ORDER BY e.ticket_id, e.seq
      ON CONFLICT (ticket_id, source_id, kind) DO NOTHING`;
  });
}
