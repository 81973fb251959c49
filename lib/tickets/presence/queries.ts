import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { presenceSeconds } from './rules';

export interface Colleague {
  readonly userName: string;
  readonly composing: boolean;
}

/** Colleagues of the actor's organization who have the ticket open now. */
export async function listPresent(db: Db, actor: Actor, ticketId: string): Promise<Colleague[]> {
  return db.ticketPresence.findMany({
    where: {
      ticketId,
      userId: { not: actor.userId },
      seenAt: { gt: new Date(now().getTime() - presenceSeconds * 1_000) },
    },
    select: { userName: true, composing: true },
    orderBy: { seenAt: 'desc' },
    take: 5,
  });
}
