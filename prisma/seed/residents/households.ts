import type { Random } from '../tickets/random';

/** A member before it has a name: age in whole years on the day of the seed. */
export interface Member {
  readonly age: number;
  readonly sex: 'male' | 'female';
  readonly relationship: string;
}

const other = (sex: Member['sex']): Member['sex'] => (sex === 'male' ? 'female' : 'male');
const anySex = (random: Random): Member['sex'] => (random.chance(49) ? 'male' : 'female');
const spouse = ({ sex, age }: Member, random: Random): Member => ({
  age: Math.max(18, age + random.between(-5, 3)),
  sex: other(sex),
  relationship: sex === 'male' ? '妻' : '夫',
});

const head = (random: Random, low: number, high: number, men: number): Member => ({
  age: random.between(low, high),
  sex: random.chance(men) ? 'male' : 'female',
  relationship: '世帯主',
});

function children(parentAge: number, random: Random, relationship: string): Member[] {
  const count = random.weighted([
    [1, 35],
    [2, 48],
    [3, 17],
  ]);
  const eldest = Math.max(0, parentAge - random.between(25, 33));
  return Array.from({ length: count }, (_, index) => ({
    age: Math.max(0, eldest - index * random.between(2, 4)),
    sex: anySex(random),
    relationship,
  }));
}

/** Who lives together. In the country every third household has three generations or old people alone. */
const kinds: Readonly<Record<string, (random: Random) => Member[]>> = {
  aloneYoung: (random) => [head(random, 19, 59, 62)],
  aloneOld: (random) => [head(random, 65, 98, 30)],
  coupleOld: (random) => {
    const first = head(random, 64, 92, 95);
    return [first, spouse(first, random)];
  },
  coupleYoung: (random) => {
    const first = head(random, 24, 62, 94);
    return [first, spouse(first, random)];
  },
  family: (random) => {
    const first = head(random, 27, 58, 94);
    return [first, spouse(first, random), ...children(first.age, random, '子')];
  },
  singleParent: (random) => {
    const first = head(random, 25, 60, 15);
    return [first, ...children(first.age, random, '子')];
  },
  oldWithChild: (random) => {
    const first = head(random, 68, 95, 45);
    return [first, { age: first.age - random.between(24, 34), sex: anySex(random), relationship: '子' }];
  },
  threeGenerations: (random) => {
    const first = head(random, 35, 60, 92);
    const parents: Member[] = [{ age: first.age + random.between(24, 31), sex: 'female', relationship: '母' }];
    if (random.chance(62))
      parents.unshift({ age: first.age + random.between(25, 34), sex: 'male', relationship: '父' });
    return [first, spouse(first, random), ...children(first.age, random, '子'), ...parents];
  },
};

const shares: readonly (readonly [string, number])[] = [
  ['aloneYoung', 12],
  ['aloneOld', 12],
  ['coupleOld', 16],
  ['coupleYoung', 9],
  ['family', 22],
  ['singleParent', 6],
  ['oldWithChild', 9],
  ['threeGenerations', 14],
];

/** A household of at most `most` people, head first; nobody is older than 104. */
export function inventHousehold(random: Random, most: number): Member[] {
  const members = (kinds[random.weighted(shares)] as (random: Random) => Member[])(random);
  return members.slice(0, most).map((member) => ({ ...member, age: Math.min(member.age, 104) }));
}
