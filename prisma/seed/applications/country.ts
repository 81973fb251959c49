import type { SeedOrganization } from '../organizations/build';
import { Random } from '../tickets/random';
import { aroundTales } from './around';
import type { Tale, Told } from './types';

const told = new Set(aroundTales.map(({ code }) => code));
const systems = ['linkage-network', 'relay-server'] as const;
const methods = ['lgwan', 'dedicated', 'joint'] as const;
const tests = [
  '全項目合格。実施日は先月の第2週です。',
  '疎通、認証、情報照会、情報提供のいずれも合格しました。',
  '試験の全項目を2回実施し、いずれも合格です。',
] as const;

/** How far an application has got: days before the present of each step, the last one of which may be missing. */
const courses: readonly (readonly [readonly Told[], number])[] = [
  [[{ kind: 'submitted', ago: 2 }], 3],
  [
    [
      { kind: 'submitted', ago: 6 },
      { kind: 'approved', ago: 3 },
    ],
    4,
  ],
  [
    [
      { kind: 'submitted', ago: 12 },
      { kind: 'approved', ago: 9 },
      { kind: 'approved', ago: 5 },
    ],
    3,
  ],
  [
    [
      { kind: 'submitted', ago: 45 },
      { kind: 'approved', ago: 42 },
      { kind: 'approved', ago: 38 },
      { kind: 'approved', ago: 30 },
    ],
    4,
  ],
  [
    [
      { kind: 'submitted', ago: 8 },
      { kind: 'returned', ago: 4, comment: '試験の項目と実施日を書いてください。', flagged: ['tests'] },
    ],
    1,
  ],
];

/** One or two municipalities of each prefecture that apply for their connection. */
export function countryTales(organizations: readonly SeedOrganization[]): Tale[] {
  return organizations
    .filter(({ kind }) => kind === 'prefecture')
    .flatMap(({ id }, index) => {
      const random = new Random(41, index);
      const towns = organizations.filter(({ parentId, code }) => parentId === id && !told.has(code));
      const first = random.int(towns.length);
      return Array.from({ length: random.between(1, 2) }, (_, turn): Tale => {
        const log = random.weighted(courses);
        const { code } = towns[(first + turn * 3) % towns.length] as SeedOrganization;
        const [system, method] = [random.pick(systems), random.pick(methods)];
        const text = random.pick(tests);
        const ago = log[0]?.ago ?? 0;
        return {
          code,
          form: 'connection-start',
          ago,
          log,
          values: (on) => ({ system, method, date: on(20 - ago), tests: text }),
        };
      });
    });
}
