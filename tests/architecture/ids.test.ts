import { expect, test } from 'vitest';
import { places, sources } from './sources';

const named = String.raw`\b(organizationId|userId|nodeId|\w+(?:OrganizationId|UserId|NodeId))`;
const session = String.raw`\bsessionId`;
// Of input, `z.uuid().pipe(userId)` has the brand, too.
const unbranded = String.raw`\??: (?:readonly )?(?:string\b|z\.(?:string|uuid)\(\)(?!\.pipe\())`;

const library = sources.filter(({ file }) => file.startsWith('lib/') && !file.endsWith('.test.ts'));

test('ids of organizations, users and nodes have their brand', () => {
  expect(places(new RegExp(named + unbranded), library)).toEqual([]);
});

test('ids of logins have their brand', () => {
  // The session that seats are booked in is one of a course.
  const others = library.filter(({ file }) => file !== 'lib/training/schema.ts');
  expect(places(new RegExp(session + unbranded), others)).toEqual([]);
});
