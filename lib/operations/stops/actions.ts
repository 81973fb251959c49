'use server';
import { defineAction } from '@/lib/access/action';
import { success } from '@/lib/core/errors';
import { mayPlanStops } from '../policy';
import { cancelStop, checkPlannedStop, planStop } from './mutations';
import { cancelStopSchema, type PlanStopInput, planStopSchema } from './schema';

const confirmationOf = ({ title, subject, startsAt, endsAt, services: closed, reason }: PlanStopInput): string =>
  `/operations/stops/confirm?${new URLSearchParams([
    ...Object.entries({ title, subject, reason, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() }),
    ...closed.map((service) => ['services', service] as [string, string]),
  ])}`;

/** Nothing is saved yet: the next page shows what the stop would do. */
export const previewStopAction = defineAction({
  name: 'stop.preview',
  input: planStopSchema,
  allow: mayPlanStops,
  run: async (input, { db, actor }) => {
    const checked = await checkPlannedStop(db, actor, input);
    return checked.ok ? success(confirmationOf(input)) : checked;
  },
  redirectTo: (to) => to,
});

export const planStopAction = defineAction({
  name: 'stop.plan',
  input: planStopSchema,
  allow: mayPlanStops,
  run: (input, { db, actor }) => planStop(db, actor, input),
  redirectTo: () => '/operations/stops',
});

export const cancelStopAction = defineAction({
  name: 'stop.cancel',
  input: cancelStopSchema,
  allow: mayPlanStops,
  run: (input, { db, actor }) => cancelStop(db, actor, input),
  redirectTo: () => '/operations/stops',
});
