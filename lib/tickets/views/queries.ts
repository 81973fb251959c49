import 'server-only';
import type { Actor } from '@/lib/access/actor';
import type { Db } from '@/lib/core/db';

export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly query: string;
}

export function listViews(db: Db, actor: Actor): Promise<SavedView[]> {
  return db.ticketView.findMany({
    where: { userId: actor.userId },
    select: { id: true, name: true, query: true },
    orderBy: { createdAt: 'asc' },
  });
}
