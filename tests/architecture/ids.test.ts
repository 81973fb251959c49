import { expect, test } from 'vitest';
import { places, sources } from './sources';

const list = String.raw`(?:readonly |Readonly(?:Array|Set|Map)<|(?:Set|Map|Array)<|z\.(?:array|set)\()`;
const blank = String.raw`z\.union\(\[z\.literal\(''\), `;
// Of input, `z.uuid().pipe(userId)` has the brand, too.
const plain = String.raw`(?:string\b|z\.(?:string|uuid)\(\)(?!\.pipe\())`;
const unbranded = (names: string) => new RegExp(String.raw`\b(?:${names})\??: (?:${list}|${blank})?${plain}`);

const library = sources.filter(({ file }) => file.startsWith('lib/') && !file.endsWith('.test.ts'));
const except = (...files: string[]) => library.filter(({ file }) => !files.includes(file));

const organizations = [
  'organizationIds?',
  String.raw`\w+OrganizationIds?`,
  ...['ownerId', 'ownerParentId', 'prefectureIds?', 'townId', 'centerId', 'memberIds', 'partnerIds', 'participantIds'],
  ...['partyIds', 'chain', 'concernedIds', 'waitingId', 'holderId', 'successorId', 'survivorId', 'codeSetById'],
  ...['requesterId', 'providerId', 'operatorId'],
];
const users = [
  'userIds?',
  String.raw`\w+UserIds?`,
  ...['authorId', 'assigneeId', 'deputyId', 'declaredById', 'enteredById', 'proposedById', 'writtenById', 'recordedId'],
];
const nodes = ['nodeIds?', String.raw`\w+NodeIds?`, 'reporterId'];

test('ids of organizations, users and nodes have their brand', () => {
  expect(places(unbranded([...organizations, ...users, ...nodes].join('|')), library)).toEqual([]);
});

test('ids of who made an application have their brand', () => {
  // Of a package, it is a name.
  expect(places(unbranded('createdBy'), except('lib/delivery/types.ts'))).toEqual([]);
});

test('ids of what is above an organization or a node have its brand', () => {
  // Of a category of articles, and of a line.
  const others = except(
    ...['lib/articles/categories/rules.ts', 'lib/articles/categories/types.ts'],
    ...['lib/network/judgement/types.ts', 'lib/network/lines/queries.ts'],
  );
  expect(places(unbranded('parentId'), others)).toEqual([]);
});

test('ids of logins have their brand', () => {
  // The session that seats are booked in is one of a course.
  expect(places(unbranded('sessionIds?'), except('lib/training/schema.ts'))).toEqual([]);
});
