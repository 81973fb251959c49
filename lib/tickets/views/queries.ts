import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { Prisma } from '@/lib/core/generated/client';

export const savedViewShape = z.object({ id: z.string(), name: z.string(), query: z.string() });
export type SavedView = z.infer<typeof savedViewShape>;

/** A user's saved views, oldest first. */
export const viewsOf = ({ userId }: Pick<Actor, 'userId'>): Prisma.Sql =>
  Prisma.sql`SELECT v.id, v.name, v.query FROM ticket_views v WHERE v.user_id = ${userId}::uuid ORDER BY v.created_at`;
