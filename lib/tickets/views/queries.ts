import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { Prisma } from '@/lib/core/generated/client';

export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly query: string;
}

/** A user's saved views, oldest first. */
export const viewsOf = ({ userId }: Pick<Actor, 'userId'>): Prisma.Sql =>
  Prisma.sql`SELECT v.id, v.name, v.query FROM ticket_views v WHERE v.user_id = ${userId}::uuid ORDER BY v.created_at`;
