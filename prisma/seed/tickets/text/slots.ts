import type { BusinessTime } from '../business-time';
import { dateOf } from '../business-time';
import type { Office } from '../directory';
import type { Random } from '../random';
import { type Slots, say } from './template';
import type { Topic } from './topics';

export interface Setting {
  readonly random: Random;
  readonly topic: Topic;
  readonly asker: Office;
  /** Another municipality, for what happens between two. */
  readonly neighbor: Office;
  readonly time: BusinessTime;
  readonly at: number;
}

const weekdays = ['日', '月', '火', '水', '木', '金', '土'];
const day = 86_400_000;
/** Names in which one glyph is easily lost; the people are invented. */
const glyphs: readonly (readonly [glyph: string, name: string])[] = [
  ['𠮷', '𠮷川'],
  ['𠮷', '𠮷村'],
  ['髙', '髙木'],
  ['髙', '髙瀬'],
  ['﨑', '宮﨑'],
  ['﨑', '川﨑'],
  ['葛󠄀', '葛󠄀城'],
  ['葛󠄀', '葛󠄀原'],
  ['辻󠄀', '辻󠄀本'],
  ['邉', '田邉'],
  ['邊', '川邊'],
  ['濵', '濵口'],
  ['德', '德永'],
  ['𡈽', '𡈽屋'],
  ['𣘺', '𣘺本'],
  ['栁', '栁田'],
  ['桒', '桒原'],
  ['齋', '齋木'],
];

const sections: Readonly<Record<string, readonly string[]>> = {
  city: [
    '市民課',
    '戸籍住民課',
    '税務課',
    '市民税課',
    '資産税課',
    '保険年金課',
    '福祉課',
    '子育て支援課',
    '会計課',
    '学校教育課',
    '健康推進課',
    '障がい福祉課',
  ],
  ward: ['戸籍住民課', '区民課', '課税課', '納税課', '国保年金課', '障害福祉課', '子ども家庭課', '高齢福祉課'],
  town: [
    '町民課',
    '住民課',
    '税務課',
    '住民生活課',
    '保健福祉課',
    '子育て支援課',
    '税務会計課',
    '健康福祉課',
    '教育課',
  ],
  village: ['村民課', '住民課', '住民福祉課', '税務課', '健康福祉課', '税務会計課'],
  prefecture: ['市町村課', '税務課', '福祉指導課', '旅券室', '住宅課', '地域政策課', '総務事務課'],
  other: ['総務課', '業務課', '審査課', '情報管理課'],
};

function placeOf({ kind, name }: Office): string {
  if (kind !== 'municipality') return kind === 'prefecture' ? 'prefecture' : 'other';
  return { 市: 'city', 区: 'ward', 町: 'town', 村: 'village' }[name.at(-1) as '市'] ?? 'other';
}

const sectionsOf = (office: Office): readonly string[] => sections[placeOf(office)] as readonly string[];

function dayText(at: number): string {
  const [, month, date] = dateOf(at).split('-').map(Number);
  return `${month}月${date}日（${weekdays[new Date(dateOf(at)).getUTCDay()]}）`;
}

const fiscalYear = (at: number) => {
  const [year = 0, month = 0] = dateOf(at).split('-').map(Number);
  return `令和${year - 2018 - (month < 4 ? 1 : 0)}年度`;
};

const monthText = (at: number) => `${Number(dateOf(at).slice(5, 7))}月`;
const clock = (hour: number, minute: number) =>
  `${hour}時${minute === 0 ? '' : `${String(minute).padStart(2, '0')}分`}`;

type Maker = (setting: Setting) => string;

/** What a slot becomes; the same for all of one ticket's texts, except those that begin with 小. */
const makers: Readonly<Record<string, Maker>> = {
  端末: ({ random: r, asker }) =>
    r.pick([
      () => `${r.pick(sectionsOf(asker))}端末${r.between(1, 24)}`,
      () => `業務端末${String(r.between(1, 96)).padStart(2, '0')}号機`,
      () => `WS${r.between(1, 9)}-${String(r.between(1, 60)).padStart(3, '0')}`,
      () => `窓口端末${String.fromCharCode(65 + r.int(8))}${r.between(1, 12)}`,
      () => `PC-${String(r.between(1001, 4999))}`,
    ])(),
  課: ({ random: r, asker }) => r.pick(sectionsOf(asker)),
  庁舎: ({ random: r }) =>
    r.pick([
      '本庁舎',
      '分庁舎',
      '東支所',
      '西支所',
      '第二庁舎',
      '保健センター',
      '北出張所',
      '南部支所',
      '市民センター窓口',
      '別館',
    ]),
  日: ({ random: r, at, time }) => dayText(Math.min(time.after(at - r.between(1, 9) * day, 60), at)),
  予定日: ({ random: r, at, time }) => dayText(time.after(at + r.between(6, 40) * day, 60)),
  時刻: ({ random: r }) =>
    clock(r.between(8, 16), r.pick([0, 5, 10, 15, 20, 30, 40, 45, 50]) + (r.chance(30) ? r.int(5) : 0)),
  時刻夜: ({ random: r }) => clock(r.between(18, 23), r.pick([0, 10, 15, 20, 30, 40, 45, 50])),
  件数: ({ random: r }) => String(r.between(11, 480)),
  台数: ({ random: r }) => String(r.between(3, 28)),
  人数: ({ random: r }) => String(r.between(2, 36)),
  分: ({ random: r }) => String(r.between(12, 95)),
  割合: ({ random: r }) => String(r.between(79, 98)),
  低割合: ({ random: r }) => String(r.between(31, 68)),
  小割合: ({ random: r }) => String(r.between(3, 14)),
  小数: ({ random: r }) => String(r.between(2, 5)),
  番号: ({ random: r }) => String(r.between(1_000_000_000, 9_999_999_999)),
  番号短: ({ random: r }) => r.hex(4).toUpperCase(),
  版: ({ random: r }) => `第${r.between(2, 6)}.${r.between(0, 9)}版`,
  旧版: ({ random: r }) => `第1.${r.between(0, 9)}版`,
  年度: ({ at }) => fiscalYear(at),
  月: ({ random: r, at }) => monthText(at - r.between(20, 50) * day),
  他団体: ({ neighbor }) => neighbor.name,
  住所: ({ random: r }) => `192.0.2.${r.between(1, 254)}`,
};

/** Words for one ticket: a slot that was filled once keeps its word. */
export function slotsFor(setting: Setting): Slots {
  const { random, topic, asker } = setting;
  const glyph = random.pick(glyphs);
  const said = new Map<string, string>([
    ['文字', glyph[0]],
    ['氏名', glyph[1]],
    ['団体', asker.name],
  ]);
  const slots: Slots = (name) => {
    const known = said.get(name);
    if (known !== undefined) return known;
    const own = topic.words.get(name);
    const maker = makers[name.replace(/\d$/, '')];
    if (own === undefined && maker === undefined) throw new Error(`${topic.name}: nothing to put for ${name}`);
    const word = own === undefined ? (maker as Maker)(setting) : say(own, slots, random);
    if (!name.startsWith('小')) said.set(name, word);
    return word;
  };
  return slots;
}
