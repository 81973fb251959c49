import { expect, it } from 'vitest';
import { idOf, type UserId } from '@/lib/core/ids';
import { authorityFor, isOwnApplication } from './policy';

const decided = { createdBy: idOf<UserId>('writer'), filedBy: [idOf<UserId>('filer'), null] };
const of = (...ids: string[]) => ids.map((userId) => ({ userId }));

it.each([
  ['wrote it', 'writer', true],
  ['filed it again', 'filer', true],
  ['has nothing to do with it', 'colleague', false],
])('whoever %s', (_name, userId, own) => {
  expect(isOwnApplication({ userId: idOf(userId) }, decided)).toBe(own);
});

it.each([
  ['by role', of('reviewer'), 'reviewer'],
  ['not in the place of its writer', of('writer'), undefined],
  ['in the place of whoever is free to', of('filer', 'head'), 'head'],
  ['not at all', [], undefined],
])('is decided %s', (_name, authorities, userId) => {
  expect(
    authorityFor(
      authorities.map((one) => ({ userId: idOf<UserId>(one.userId) })),
      decided,
    )?.userId,
  ).toBe(userId);
});
