'use server';
import { defineAction } from '@/lib/access/action';
import { failure } from '@/lib/core/errors';
import { createPackage, preparePublication } from '../packages/mutations';
import { canManageDeliveries } from '../policy';
import { createSigner } from '../trust/mutations';
import { approveRelease, proposeRelease, steerRelease } from './mutations';
import {
  approveReleaseSchema,
  createPackageSchema,
  createSignerSchema,
  proposeReleaseSchema,
  publishPackageSchema,
  steerReleaseSchema,
} from './schema';

const toRelease = ({ number }: { readonly number: number }) => `/deliveries/${number}`;

export const createPackageAction = defineAction({
  name: 'delivery_package.create',
  input: createPackageSchema,
  allow: canManageDeliveries,
  run: (input, { db, actor }) => createPackage(db, actor, input),
  redirectTo: ({ id }) => `/deliveries/new?package=${id}`,
});

export const publishPackageAction = defineAction({
  name: 'delivery_package.publish',
  input: publishPackageSchema,
  allow: canManageDeliveries,
  run: ({ id }, { db, actor }) => preparePublication(db, actor, id),
  redirectTo: ({ category, fileId, title }) =>
    `/articles/new?${new URLSearchParams({ category, file: fileId, title })}`,
});

export const proposeReleaseAction = defineAction({
  name: 'delivery_release.propose',
  input: proposeReleaseSchema,
  allow: canManageDeliveries,
  secrets: ['passphrase'],
  run: (input, { db, actor }) => proposeRelease(db, actor, input),
  redirectTo: toRelease,
});

export const approveReleaseAction = defineAction({
  name: 'delivery_release.approve',
  input: approveReleaseSchema,
  allow: canManageDeliveries,
  secrets: ['passphrase'],
  asSystem: 'delivery.approve',
  run: (input, { db, actor }) => approveRelease(actor, db, input),
  redirectTo: toRelease,
});

export const steerReleaseAction = defineAction({
  name: 'delivery_release.steer',
  input: steerReleaseSchema,
  allow: canManageDeliveries,
  run: (input, { db, actor }) => steerRelease(db, actor, input),
  redirectTo: toRelease,
});

export const createSignerAction = defineAction({
  name: 'delivery_key.create',
  input: createSignerSchema,
  allow: canManageDeliveries,
  secrets: ['passphrase', 'again'],
  run: async (input, { db, actor }) =>
    input.again === input.passphrase
      ? createSigner(db, actor, input.passphrase)
      : failure('delivery.notTheSame', 'again'),
  redirectTo: () => '/deliveries/keys',
});
