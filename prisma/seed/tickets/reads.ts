import type { CopyValue } from '../copy';
import type { Office } from './directory';
import { Random } from './random';
import { newestFor } from './rows';
import type { Walk, World } from './walk';

/** Days of work back to which everything counts as read: where the whole country asks, yesterday is long ago. */
const unreadDays = (office: Office): number => (office.kind === 'center' || office.kind === 'operator' ? 0.5 : 3);
const workday = 520;

const markOf = ({ time, now }: World, office: Office) => time.before(now, unreadDays(office) * workday);

/** Each user's mark: without it, two years would be unread. */
export function markRows(world: World): CopyValue[][] {
  return world.directory.offices.flatMap((office) => {
    const mark = new Date(markOf(world, office));
    return office.people.map(({ id }) => [id, mark]);
  });
}

/** Who has read the newest things: whoever wrote in it, and in small offices most of the others. */
export function readRows(world: World, walk: Walk, index: number): CopyValue[][] {
  if ((walk.entries.at(-1)?.createdAt ?? 0) < world.now - 10 * 86_400_000) return [];
  const random = new Random(19, index);
  const rows = new Map<string, number>();
  for (const [id, { createdAt }] of newestFor(walk)) {
    const office = world.directory.byId.get(id) as Office;
    if (createdAt <= markOf(world, office)) continue;
    const waits = id === walk.holderId && walk.ticket.holderUserId === null;
    for (const { id: person } of office.kind === 'center' || waits ? [] : office.desk) {
      const readAt = createdAt + random.between(2, 240) * 60_000;
      if (random.chance(60) && readAt < world.now) rows.set(person, readAt);
    }
    for (const entry of walk.entries) {
      if (entry.author.organization !== office) continue;
      rows.set(entry.author.id, Math.max(entry.createdAt, rows.get(entry.author.id) ?? 0));
    }
  }
  return [...rows].map(([person, readAt]) => [person, walk.ticket.id, new Date(readAt)]);
}
