import type { TaskList } from 'graphile-worker';
import { type DomainServer, reactionsOf } from '@/lib/access/domain-server';
import { forgetOldTicks } from '@/lib/core/ticks';
import { domainServers } from '@/lib/generated/domain-servers';

const servers: readonly DomainServer[] = Object.values(domainServers);
const reactions = reactionsOf(servers);

const declared: TaskList = Object.fromEntries(
  servers
    .flatMap(({ tasks = {} }) => Object.entries(tasks))
    .map(([name, run]) => [name, (payload: unknown) => run(payload, reactions)]),
);

/** Every task of the queue. A job may run twice (its worker was killed after the work): each task bears it. */
export const tasks: TaskList = { ...declared, 'clock.forget': forgetOldTicks };
