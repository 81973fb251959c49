'use server';
import { defineAction } from '@/lib/access/action';
import { canManageNetwork } from '../policy';
import { changeLine, registerLine, retireLine } from './mutations';
import { changeLineSchema, registerLineSchema, retireLineSchema } from './schema';

const toLine = ({ code }: { readonly code: string }): string => `/network/lines/${code}`;

export const changeLineAction = defineAction({
  name: 'line.change',
  input: changeLineSchema,
  allow: canManageNetwork,
  run: (input, { db, actor }) => changeLine(db, actor, input),
  redirectTo: toLine,
});

export const registerLineAction = defineAction({
  name: 'line.register',
  input: registerLineSchema,
  allow: canManageNetwork,
  run: (input, { db, actor }) => registerLine(db, actor, input),
  redirectTo: toLine,
});

export const retireLineAction = defineAction({
  name: 'line.retire',
  input: retireLineSchema,
  allow: canManageNetwork,
  run: (input, { db, actor }) => retireLine(db, actor, input),
  redirectTo: toLine,
});
