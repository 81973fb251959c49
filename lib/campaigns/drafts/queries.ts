import 'server-only';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { type Draft, draftShape } from './types';

/** null = there is no draft with this number. */
export async function getDraft(db: Ask, number: number): Promise<Draft | null> {
  const [row] = await askRows(db, draftShape)`
    SELECT c.id::text, c.version, c.title, c.title_en AS "titleEn", c.purpose, c.purpose_en AS "purposeEn", c.starts_on::text AS "startsOn",
      c.due_on::text AS "dueOn", c.target_kinds AS "targetKinds", c.target_codes AS "targetCodes",
      (SELECT coalesce(json_agg(json_build_object('position', s.position, 'title', s.title, 'titleEn', s.title_en, 'weight', s.weight,
         'voluntary', s.voluntary, 'evidence', s.evidence, 'work', s.work, 'dueOn', s.due_on) ORDER BY s.position), '[]')
       FROM campaign_steps s WHERE s.campaign_id = c.id) AS steps
    FROM campaigns c WHERE c.number = ${number} AND c.state = 'draft'`;
  return row ?? null;
}
