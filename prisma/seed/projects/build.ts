import { addDays, dateInJapan } from '@/lib/calendar/rules';
import { firstChecks, type ItemKey } from '@/lib/projects/template/constants';
import { halfMonthOf, templateItems } from '@/lib/projects/template/rules';
import { seedId, seedNumber } from '../ids';
import type { SeedOrganization } from '../organizations/build';
import type { SeedUser } from '../users/build';

/** Titles of the first checks, as a project that begins has them. */
const checkTitles = {
  migration: {
    masters: 'マスタデータが登録されている',
    residents: '住民情報の移行件数が元と一致する',
    forms: '様式・帳票が登録されている',
    certificates: '各種証明書が発行・設定されている',
    operators: 'オペレータ情報が登録されている',
    difference: '最終移行（差分登録）が済んでいる',
  },
  test: {
    single: '単独試験',
    joint: '結合試験',
    whole: '住基ネットCS等を含めた全体総合試験',
    backup: 'バックアップの取得と戻しの確認',
  },
} as const;

export interface SeedItem {
  readonly key: ItemKey;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly dependsOn: readonly string[];
  readonly state: string;
  readonly note: string;
  readonly doneBy: SeedUser | null;
  readonly doneAt: Date | null;
  readonly approvedBy: string;
  readonly approvedAt: Date | null;
}

export interface SeedProject {
  readonly id: string;
  readonly title: string;
  readonly system: string;
  readonly vending: boolean;
  readonly partners: readonly SeedOrganization[];
  readonly by: SeedUser;
  readonly startsOn: string;
  readonly createdAt: Date;
  readonly items: readonly SeedItem[];
  readonly checks: readonly { readonly id: string; readonly list: 'migration' | 'test'; readonly title: string }[];
}

/** What is told of a project: whose, when it began, how far behind it is. */
interface Tale {
  readonly codes: readonly string[];
  readonly title: string;
  readonly system: string;
  readonly vending?: boolean;
  /** Days from the start to the present. */
  readonly age: number;
  /** Days by which the work is behind its dates. */
  readonly behind: number;
}

const cards = 'カードAP搭載システム';

/** 聖籠町 half-way and a little late; 出雲崎町 and 関川村 jointly, at the beginning. */
const around: readonly Tale[] = [
  { codes: ['153079'], title: '印鑑登録証明書等の住民サービス導入', system: cards, age: 62, behind: 6, vending: true },
  {
    codes: ['154059', '155811'],
    title: '図書館カード・避難者支援サービスの共同導入',
    system: cards,
    age: 12,
    behind: 0,
  },
];

const titles = ['申請書作成支援サービスの導入', '印鑑登録証明書発行サービスの導入', '避難者情報サービスの導入'];

/** One municipality in sixty introduces something, at any stage. */
const country = (organizations: readonly SeedOrganization[]): Tale[] =>
  organizations
    .filter(({ kind, code }) => kind === 'municipality' && seedNumber(`project:${code}`, 60) === 0)
    .map(({ code }) => ({
      ...{ codes: [code], title: titles[seedNumber(`project title:${code}`, 3)] ?? '', system: cards },
      ...{ age: 5 + seedNumber(`project age:${code}`, 150), behind: seedNumber(`project behind:${code}`, 3) * 7 },
    }));

interface Given {
  readonly organizations: readonly SeedOrganization[];
  readonly users: readonly SeedUser[];
  readonly holidays: ReadonlySet<string>;
  readonly at: Date;
}

export const buildProjects = (given: Given): SeedProject[] =>
  [...around, ...country(given.organizations)].map((tale) => build(tale, given));

function build({ codes, title, system, vending = false, age, behind }: Tale, given: Given): SeedProject {
  const { organizations, users, holidays, at } = given;
  const partners = codes.flatMap((code) => organizations.filter((one) => one.code === code));
  const team = users.filter(({ organizationId }) => organizationId === partners[0]?.id);
  const by = team.find(({ roles }) => roles.includes('system_administrator')) ?? team[0];
  if (by === undefined) throw new Error(`nobody works in ${codes[0]}`);
  const worker = team.find(({ roles }) => roles.includes('staff')) ?? by;
  const today = dateInJapan(at);
  const startsOn = halfMonthOf(addDays(today, -age));
  const reached = addDays(today, -behind);
  const items = templateItems(startsOn, codes.length > 1, holidays).map((item) => {
    const ends = item.endsOn ?? addDays(startsOn, -1);
    const prepares = item.endsOn === null;
    // Support of residents is thought of last.
    const done = prepares ? age > 40 || !item.key.startsWith('support') : ends < reached;
    const last = prepares ? false : done && addDays(ends, 10) >= reached;
    return { ...item, ...stateOf(item, { done, last, reached, worker, by, ends }) };
  });
  const id = seedId(`project ${codes.join(' ')}`);
  return {
    ...{ id, title, system, vending, partners, by, startsOn, items },
    createdAt: new Date(`${addDays(startsOn, -20)}T10:00:00+09:00`),
    checks: (['migration', 'test'] as const).flatMap((list) =>
      firstChecks[list].map((key) => ({
        id: seedId(`project check ${codes.join(' ')} ${list} ${key}`),
        list,
        title: (checkTitles[list] as Readonly<Record<string, string>>)[key] ?? '',
      })),
    ),
  };
}

interface Situation {
  readonly done: boolean;
  /** The newest: done, and nobody has approved it yet. */
  readonly last: boolean;
  readonly reached: string;
  readonly worker: SeedUser;
  readonly by: SeedUser;
  readonly ends: string;
}

function stateOf(
  { startsOn }: { readonly startsOn: string | null },
  { done, last, reached, worker, by, ends }: Situation,
) {
  const nothing = { note: '', doneBy: null, doneAt: null, approvedBy: '', approvedAt: null };
  if (!done) return { ...nothing, state: startsOn !== null && startsOn <= reached ? 'under_way' : 'planned' };
  const doneAt = new Date(`${ends}T16:30:00+09:00`);
  const note = '計画どおりに終えました。資料は担当課の共有フォルダーにあります。';
  const made = { note, doneBy: worker, doneAt };
  if (last) return { ...nothing, ...made, state: 'done' };
  return { ...made, state: 'approved', approvedBy: by.name, approvedAt: new Date(doneAt.getTime() + 86_400_000) };
}
