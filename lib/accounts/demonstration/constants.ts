import type { Role } from '@/lib/access/actor';

export interface Persona {
  readonly loginId: string;
  readonly password: string;
  readonly organizationCode: string;
  readonly roles: readonly Role[];
  /** Invented people. */
  readonly name: string;
  readonly kana: string;
  /** What to log in with it for. */
  readonly purpose: { readonly ja: string; readonly en: string };
}

/** One for all log-ins of the demonstration; it opens nothing else. */
export const demonstrationPassword = 'renkei-demo-2026';

const password = demonstrationPassword;

/** The people whose log-ins the demonstration prints. */
export const personas: readonly Persona[] = [
  {
    loginId: 'seiro-admin',
    password,
    organizationCode: '153079',
    roles: ['system_administrator', 'system_management'],
    name: '佐々木 和夫',
    kana: 'ササキ カズオ',
    purpose: {
      ja: '聖籠町のシステム管理者。職員の質問を取りまとめ、県やコールセンターに問い合わせる',
      en: 'System administrator of Seiro: collects questions of the staff, asks the prefecture or the call center',
    },
  },
  {
    loginId: 'seiro-staff',
    password,
    organizationCode: '153079',
    roles: ['staff'],
    name: '長谷川 直美',
    kana: 'ハセガワ ナオミ',
    purpose: {
      ja: '聖籠町の職員。自町の問合せを読み、下書きする',
      en: "Staff of Seiro: reads and drafts the town's inquiries",
    },
  },
  {
    loginId: 'seiro-clerk',
    password,
    organizationCode: '153079',
    roles: ['counter_clerk'],
    name: '小林 由紀',
    kana: 'コバヤシ ユキ',
    purpose: { ja: '聖籠町の窓口職員', en: 'Counter clerk of Seiro' },
  },
  {
    loginId: 'seiro-audit',
    password,
    organizationCode: '153079',
    roles: ['auditor'],
    name: '本間 正',
    kana: 'ホンマ タダシ',
    purpose: { ja: '聖籠町の監査担当。読むだけで何も変えられない', en: 'Auditor of Seiro: reads, changes nothing' },
  },
  {
    loginId: 'izumozaki-admin',
    password,
    organizationCode: '154059',
    roles: ['system_administrator', 'system_management'],
    name: '諸橋 健一',
    kana: 'モロハシ ケンイチ',
    purpose: {
      ja: '出雲崎町のシステム管理者。聖籠町の問合せは見えない',
      en: "System administrator of Izumozaki: does not see Seiro's inquiries",
    },
  },
  {
    loginId: 'sekikawa-admin',
    password,
    organizationCode: '155811',
    roles: ['system_administrator', 'system_management'],
    name: '近 光子',
    kana: 'コン ミツコ',
    purpose: { ja: '関川村のシステム管理者', en: 'System administrator of Sekikawa' },
  },
  {
    loginId: 'niigata-admin',
    password,
    organizationCode: '150002',
    roles: ['system_administrator', 'system_management'],
    name: '渡邉 隆',
    kana: 'ワタナベ タカシ',
    purpose: {
      ja: '新潟県のシステム管理者。市町村の問合せを受け付け、回答するか、センターへ上げる',
      en: 'System administrator of Niigata: receives its municipalities’ inquiries, answers or escalates them',
    },
  },
  {
    loginId: 'niigata-staff',
    password,
    organizationCode: '150002',
    roles: ['staff'],
    name: '五十嵐 恵',
    kana: 'イガラシ メグミ',
    purpose: { ja: '新潟県の職員', en: 'Staff of Niigata Prefecture' },
  },
  {
    loginId: 'center-call-1',
    password,
    organizationCode: 'JLIS',
    roles: ['call_center'],
    name: '𠮷田 明子',
    kana: 'ヨシダ アキコ',
    purpose: {
      ja: 'センターのコールセンター。電話を受け、問合せに回答する',
      en: 'Call center: takes telephone calls and answers inquiries',
    },
  },
  {
    loginId: 'center-call-2',
    password,
    organizationCode: 'JLIS',
    roles: ['call_center'],
    name: '山﨑 大輔',
    kana: 'ヤマザキ ダイスケ',
    purpose: { ja: 'コールセンターの同僚', en: 'A second call-center operator' },
  },
  {
    loginId: 'center-management',
    password,
    organizationCode: 'JLIS',
    roles: ['system_management'],
    name: '髙橋 誠',
    kana: 'タカハシ マコト',
    purpose: {
      ja: 'センターのシステム管理部門。全体を統括し、機関の一覧を管理する',
      en: 'System management of the center: overall control, keeps the list of organizations',
    },
  },
  {
    loginId: 'center-admin',
    password,
    organizationCode: 'JLIS',
    roles: ['system_administrator'],
    name: '辻󠄀 弘',
    kana: 'ツジ ヒロシ',
    purpose: {
      ja: 'センターのシステム管理者。利用者を管理する',
      en: 'System administrator of the center: manages its users',
    },
  },
  {
    loginId: 'center-audit',
    password,
    organizationCode: 'JLIS',
    roles: ['auditor'],
    name: '葛󠄀西 京子',
    kana: 'カサイ キョウコ',
    purpose: { ja: 'センターの監査担当。監査記録を検める', en: 'Auditor of the center: examines the audit log' },
  },
  {
    loginId: 'operator',
    password,
    organizationCode: 'SOUMU',
    roles: ['system_management', 'staff'],
    name: '中川 亮',
    kana: 'ナカガワ リョウ',
    purpose: {
      ja: '運営主体（総務省）。センターで回答できない問合せに答える',
      en: 'The operator (ministry): answers what the center cannot',
    },
  },
];
