'use server';
import { defineAction } from '@/lib/access/action';
import { canAskForCopies } from '../policy';
import { requestCopy } from './mutations';
import { requestCopySchema } from './schema';

export const requestCopyAction = defineAction({
  name: 'copy.request',
  input: requestCopySchema,
  allow: canAskForCopies,
  run: ({ kind }, { db, actor }) => requestCopy(db, actor, kind),
});
