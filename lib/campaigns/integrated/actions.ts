'use server';
import { defineAction } from '@/lib/access/action';
import { canAnswer, canChase, canRunCampaigns } from '../policy';
import { remindBacklog, reportBacklog, reportTest, setFreeze } from './mutations';
import { remindBacklogSchema, reportBacklogSchema, reportTestSchema, setFreezeSchema } from './schema';

const pageOf = ({ code }: { code: string }): string => `/tests/${code}`;

export const reportTestAction = defineAction({
  name: 'test_result.report',
  input: reportTestSchema,
  allow: canAnswer,
  writing: 'entry',
  run: (input, { db, actor }) => reportTest(db, actor, input),
  redirectTo: pageOf,
});

export const setFreezeAction = defineAction({
  name: 'freeze.set',
  input: setFreezeSchema,
  allow: canRunCampaigns,
  run: (input, { db, actor }) => setFreeze(db, actor, input),
  redirectTo: pageOf,
});

export const reportBacklogAction = defineAction({
  name: 'freeze.report_backlog',
  input: reportBacklogSchema,
  allow: canAnswer,
  writing: 'entry',
  run: (input, { db, actor }) => reportBacklog(db, actor, input),
  redirectTo: pageOf,
});

export const remindBacklogAction = defineAction({
  name: 'freeze.remind_backlog',
  input: remindBacklogSchema,
  allow: canChase,
  run: (input, { db, actor }) => remindBacklog(db, actor, input),
});
