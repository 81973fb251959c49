import type { ClientBase } from 'pg';
import { withoutIndexes } from '../bulk';
import { readHolidays } from '../holidays';
import type { SeedOrganization } from '../organizations/build';
import type { SeedUser } from '../users/build';
import { span } from './arrivals';
import { Bodies } from './bodies';
import { buildHistory } from './build';
import { businessTime } from './business-time';
import { buildDirectory } from './directory';
import { loadTickets } from './load';
import { loadStory } from './story/load';
import { tellStory } from './story/tell';
import { loadDeskDays, readTargetWorld } from './targets';
import type { Walk, World } from './walk';

const day = 86_400_000;

export interface TicketSeed {
  readonly organizations: readonly SeedOrganization[];
  readonly users: readonly SeedUser[];
  /** The present of the demonstration: nothing in it is later, and two years of it are earlier. */
  readonly at: Date;
  readonly count: number;
}

/** Tables that are filled without their indexes and triggers. */
const filled = ['tickets', 'ticket_entries', 'ticket_parties', 'ticket_reads', 'ticket_texts'];

/** Both oldest first. */
function* inOrder(history: Iterable<Walk>, story: readonly Walk[]): Generator<Walk> {
  const told = [...story];
  for (const walk of history) {
    while (told[0] !== undefined && told[0].ticket.createdAt < walk.ticket.createdAt) yield told.shift() as Walk;
    yield walk;
  }
  yield* told;
}

export async function seedTickets(client: ClientBase, seed: TicketSeed): Promise<number> {
  const now = seed.at.getTime();
  const holidays = await readHolidays(client);
  const time = businessTime(now - span - 30 * day, now + 90 * day, holidays);
  const world: World = { directory: buildDirectory(seed.organizations, seed.users), time, now };
  const story = tellStory(world);
  const targets = await readTargetWorld(client, holidays, now);
  const numbers = await withoutIndexes(client, filled, () =>
    loadTickets(client, { ...world, targets }, inOrder(buildHistory(world, seed.count, new Bodies()), story.walks)),
  );
  await loadDeskDays(client, world.directory.center.id, now);
  await loadStory(client, world.directory, story, (walk) => numbers.get(walk.ticket.id) ?? '');
  return numbers.size;
}
