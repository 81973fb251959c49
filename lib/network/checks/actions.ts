'use server';
import { defineAction } from '@/lib/access/action';
import { canManageNetwork } from '../policy';
import { addCheck, retireCheck } from './mutations';
import { addCheckSchema, retireCheckSchema } from './schema';

const toSubject = ({ subject, code }: { readonly subject: 'node' | 'line'; readonly code: string }): string =>
  `/network/${subject}s/${code}`;

export const addCheckAction = defineAction({
  name: 'check.add',
  input: addCheckSchema,
  allow: canManageNetwork,
  run: (input, { db, actor }) => addCheck(db, actor, input),
  redirectTo: toSubject,
});

export const retireCheckAction = defineAction({
  name: 'check.retire',
  input: retireCheckSchema,
  allow: canManageNetwork,
  run: (input, { db, actor }) => retireCheck(db, actor, input),
  redirectTo: toSubject,
});
