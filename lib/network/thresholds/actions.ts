'use server';
import { defineAction } from '@/lib/access/action';
import { canManageNetwork } from '../policy';
import { removeThreshold, setThreshold } from './mutations';
import { removeThresholdSchema, setThresholdSchema } from './schema';

const toPage = ({ code }: { readonly code: string | null }): string =>
  code === null ? '/network/settings' : `/network/nodes/${code}`;

export const setThresholdAction = defineAction({
  name: 'threshold.set',
  input: setThresholdSchema,
  allow: canManageNetwork,
  run: (input, { db, actor }) => setThreshold(db, actor, input),
  redirectTo: toPage,
});

export const removeThresholdAction = defineAction({
  name: 'threshold.remove',
  input: removeThresholdSchema,
  allow: canManageNetwork,
  run: (input, { db, actor }) => removeThreshold(db, actor, input),
  redirectTo: toPage,
});
