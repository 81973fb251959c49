import 'server-only';
import { withSystem } from '@/lib/core/db';
import { countTermsTask } from './constants';

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
