import 'server-only';
import type { Actor } from '@/lib/access/actor';
import type { Ask } from '@/lib/core/db';

export interface SavedSearch {
  readonly id: string;
  readonly name: string;
  readonly query: string;
}

export const listSavedSearches = (db: Ask, { userId }: Pick<Actor, 'userId'>): Promise<SavedSearch[]> =>
  db.$queryRaw`SELECT id::text, name, query FROM contact_searches WHERE user_id = ${userId}::uuid ORDER BY created_at`;
