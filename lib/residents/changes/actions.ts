'use server';
import { defineAction } from '@/lib/access/action';
import { canChangeRegister } from '../policy';
import { changeHousehold, moveIn, moveOut, moveWithin, registerBirth, registerDeath } from './mutations';
import {
  birthSchema,
  deathSchema,
  householdChangeSchema,
  moveInSchema,
  moveOutSchema,
  moveWithinSchema,
} from './schema';

const toPerson = ({ number }: { number: string }): string => `/counter/${number}`;

export const moveInAction = defineAction({
  name: 'resident.move_in',
  input: moveInSchema,
  allow: canChangeRegister,
  run: (input, { db, actor }) => moveIn(db, actor, input),
  redirectTo: toPerson,
});

export const moveOutAction = defineAction({
  name: 'resident.move_out',
  input: moveOutSchema,
  allow: canChangeRegister,
  run: (input, { db, actor }) => moveOut(db, actor, input),
  redirectTo: toPerson,
});

export const moveWithinAction = defineAction({
  name: 'resident.move_within',
  input: moveWithinSchema,
  allow: canChangeRegister,
  run: (input, { db, actor }) => moveWithin(db, actor, input),
  redirectTo: toPerson,
});

export const birthAction = defineAction({
  name: 'resident.register_birth',
  input: birthSchema,
  allow: canChangeRegister,
  run: (input, { db, actor }) => registerBirth(db, actor, input),
  redirectTo: toPerson,
});

export const deathAction = defineAction({
  name: 'resident.register_death',
  input: deathSchema,
  allow: canChangeRegister,
  run: (input, { db, actor }) => registerDeath(db, actor, input),
  redirectTo: toPerson,
});

export const householdChangeAction = defineAction({
  name: 'resident.change_household',
  input: householdChangeSchema,
  allow: canChangeRegister,
  run: (input, { db, actor }) => changeHousehold(db, actor, input),
  redirectTo: toPerson,
});
