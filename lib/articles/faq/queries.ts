import 'server-only';
import { z } from 'zod';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { termsOf } from '@/lib/core/search/terms';
import { leastSuggested, weighTerms } from '@/lib/core/search/weights';
import { faqCode } from '../constants';
import { plainText } from './rules';

/** Articles of the FAQ that are looked at, the newest. */
const looked = 200;

export const faqSuggestionShape = z.object({
  number: z.string(),
  title: z.string(),
  /** Without its Markdown. */
  body: z.string(),
});
export type FaqSuggestion = z.infer<typeof faqSuggestionShape>;

/** Articles of the FAQ (S3 02-01) that fit what is being typed, best first: each word counts by how much it says, in the title twice. */
export async function suggestFaq(db: Ask, typed: string, limit = 3): Promise<FaqSuggestion[]> {
  const terms = await weighTerms(db, termsOf(typed));
  if (terms.length === 0) return [];
  const rows = terms.flatMap(({ alternatives, weights }, term) =>
    alternatives.map((word, index) => ({ term, word, weight: weights[index] ?? 0 })),
  );
  const found = await askRows(db, faqSuggestionShape)`
    WITH newest AS MATERIALIZED (
      SELECT a.number, a.title, v.body, renkei.text_fold(a.title) AS head, renkei.text_fold(v.body) AS form
      FROM articles a JOIN article_revisions v ON v.article_id = a.id AND v.number = a.revision
      WHERE a.category_id = (SELECT id FROM article_categories WHERE code = ${faqCode}) AND a.state = 'published'
        AND (a.expire_at IS NULL OR a.expire_at > ${now()})
      ORDER BY a.pinned DESC, a.updated_at DESC LIMIT ${looked}),
    fitting AS (
      SELECT n.number, n.title, n.body, (SELECT coalesce(sum(one.weight), 0) FROM (
        SELECT max(w.weight * CASE WHEN strpos(n.head, w.word) > 0 THEN 2 ELSE 1 END) AS weight
        FROM unnest(${rows.map(({ term }) => term)}::integer[], ${rows.map(({ word }) => word)}::text[], ${rows.map(({ weight }) => weight)}::float8[])
          w(term, word, weight)
        WHERE strpos(n.head, w.word) > 0 OR strpos(n.form, w.word) > 0 GROUP BY w.term) one) AS fit FROM newest n)
    SELECT number, title, left(body, 2000) AS body FROM fitting WHERE fit >= ${leastSuggested(terms)}::float8 ORDER BY fit DESC, number DESC LIMIT ${limit}`;
  return found.map((article) => ({ ...article, body: plainText(article.body) }));
}
