import type { TaskList } from 'graphile-worker';
import { reactionsOf } from '@/lib/access/domain-server';
import { forgetOldTicks } from '@/lib/core/background/ticks';
import { workingDomains } from './domains';

const reactions = reactionsOf(workingDomains);

const declared: TaskList = Object.fromEntries(
  workingDomains
    .flatMap(({ tasks = {} }) => Object.entries(tasks))
    .map(([name, run]) => [name, (payload: unknown) => run(payload, reactions)]),
);

/** Every task of the queue. A job may run twice (its worker was killed after the work): each task bears it. */
export const tasks: TaskList = { ...declared, 'clock.forget': forgetOldTicks };
