'use server';
import { defineAction } from '@/lib/access/action';
import { mayManageJobs } from '../policy';
import { approveNet, createNet, reviseNet, switchNet } from './mutations';
import { approveNetSchema, createNetSchema, reviseNetSchema, switchNetSchema } from './schema';

const toNet = ({ code }: { readonly code: string }) => `/operations/jobs/${code}`;

export const createNetAction = defineAction({
  name: 'job_net.create',
  input: createNetSchema,
  allow: mayManageJobs,
  run: (input, { db, actor }) => createNet(db, actor, input),
  redirectTo: toNet,
});

export const reviseNetAction = defineAction({
  name: 'job_net.revise',
  input: reviseNetSchema,
  allow: mayManageJobs,
  run: (input, { db, actor }) => reviseNet(db, actor, input),
  redirectTo: toNet,
});

export const approveNetAction = defineAction({
  name: 'job_net.approve',
  input: approveNetSchema,
  allow: mayManageJobs,
  run: (input, { db, actor }) => approveNet(db, actor, input),
  redirectTo: toNet,
});

export const switchNetAction = defineAction({
  name: 'job_net.switch',
  input: switchNetSchema,
  allow: mayManageJobs,
  run: (input, { db, actor }) => switchNet(db, actor, input),
  redirectTo: toNet,
});
