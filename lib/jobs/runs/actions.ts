'use server';
import { defineAction } from '@/lib/access/action';
import { mayManageJobs } from '../policy';
import { rerunFrom, startRun, steerRun } from './mutations';
import { rerunSchema, startRunSchema, steerRunSchema } from './schema';

const toRun = ({ id }: { readonly id: string }) => `/operations/jobs/runs/${id}`;

export const startRunAction = defineAction({
  name: 'job_run.start',
  input: startRunSchema,
  allow: mayManageJobs,
  run: (input, { db, actor }) => startRun(db, actor, input),
  redirectTo: toRun,
});

export const steerRunAction = defineAction({
  name: 'job_run.steer',
  input: steerRunSchema,
  allow: mayManageJobs,
  run: (input, { db, actor }) => steerRun(db, actor, input),
  redirectTo: toRun,
});

export const rerunAction = defineAction({
  name: 'job_run.rerun',
  input: rerunSchema,
  allow: mayManageJobs,
  run: (input, { db, actor }) => rerunFrom(db, actor, input),
  redirectTo: toRun,
});
