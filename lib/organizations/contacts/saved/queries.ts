import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';

export const savedSearchShape = z.object({ id: z.string(), name: z.string(), query: z.string() });
export type SavedSearch = z.infer<typeof savedSearchShape>;

export const listSavedSearches = (db: Ask, { userId }: Pick<Actor, 'userId'>): Promise<SavedSearch[]> =>
  askRows(
    db,
    savedSearchShape,
  )`SELECT id::text, name, query FROM contact_searches WHERE user_id = ${userId}::uuid ORDER BY created_at`;
