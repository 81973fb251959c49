'use server';
import { defineAction } from '@/lib/access/action';
import { canEditProvision } from './policy';
import { importUpload } from './provision/import/upload/mutations';
import { describeYear, publishYear } from './provision/mutations';
import { describeYearSchema, importProvisionSchema, publishYearSchema } from './provision/schema';

const pageOf = ({ year }: { year: number }): string => `/statistics/provision?year=${year}`;

export const importProvisionAction = defineAction({
  name: 'provision.import',
  input: importProvisionSchema,
  allow: canEditProvision,
  run: (input, { db, actor }) => importUpload(db, actor, input),
  redirectTo: pageOf,
});

export const describeYearAction = defineAction({
  name: 'provision.describe',
  input: describeYearSchema,
  allow: canEditProvision,
  run: (input, { db, actor }) => describeYear(db, actor, input),
  redirectTo: pageOf,
});

export const publishYearAction = defineAction({
  name: 'provision.publish',
  input: publishYearSchema,
  allow: canEditProvision,
  run: (input, { db, actor }) => publishYear(db, actor, input),
  redirectTo: pageOf,
});
