import type { OrganizationKind } from '@/lib/access/actor';

interface Body {
  readonly kind: OrganizationKind;
  readonly code: string;
  readonly name: string;
  readonly kana: string;
  readonly nameEn: string;
}

/** The center, the operator, and the eight national bodies of the integration test (S3), whose names are the source's. */
export const nationalBodies: readonly Body[] = [
  {
    kind: 'center',
    code: 'JLIS',
    name: '地方公共団体情報システム機構',
    kana: 'ちほうこうきょうだんたいじょうほうしすてむきこう',
    nameEn: 'Japan Agency for Local Authority Information Systems (J-LIS)',
  },
  {
    kind: 'operator',
    code: 'SOUMU',
    name: '総務省',
    kana: 'そうむしょう',
    nameEn: 'Ministry of Internal Affairs and Communications',
  },
  {
    kind: 'agency',
    code: 'NB0001',
    name: '地方公務員共済組合(長期)',
    kana: 'ちほうこうむいんきょうさいくみあい（ちょうき）',
    nameEn: 'Mutual Aid Associations of Local Public Officers (long-term)',
  },
  {
    kind: 'agency',
    code: 'NB0002',
    name: '地方公務員災害補償基金',
    kana: 'ちほうこうむいんさいがいほしょうききん',
    nameEn: 'Fund for Accident Compensation of Local Public Officers',
  },
  {
    kind: 'agency',
    code: 'NB0003',
    name: '国家公務員共済組合(長期)',
    kana: 'こっかこうむいんきょうさいくみあい（ちょうき）',
    nameEn: 'Mutual Aid Associations of National Public Officers (long-term)',
  },
  {
    kind: 'agency',
    code: 'NB0004',
    name: '日本鉄道共済組合(JR共済)',
    kana: 'にほんてつどうきょうさいくみあい（じぇいあーるきょうさい）',
    nameEn: 'Japan Railway Mutual Aid Association (JR Kyosai)',
  },
  {
    kind: 'agency',
    code: 'NB0005',
    name: '日本私立学校振興・共済事業団(長期)',
    kana: 'にほんしりつがっこうしんこう・きょうさいじぎょうだん（ちょうき）',
    nameEn: 'Promotion and Mutual Aid Corporation for Private Schools of Japan (long-term)',
  },
  {
    kind: 'agency',
    code: 'NB0006',
    name: '日本学生支援機構',
    kana: 'にほんがくせいしえんきこう',
    nameEn: 'Japan Student Services Organization',
  },
  {
    kind: 'agency',
    code: 'NB0007',
    name: '厚生労働大臣(職業安定局)',
    kana: 'こうせいろうどうだいじん（しょくぎょうあんていきょく）',
    nameEn: 'Minister of Health, Labour and Welfare (Employment Security Bureau)',
  },
  {
    kind: 'agency',
    code: 'NB0008',
    name: '医療保険者等(社会保険診療報酬支払基金)',
    kana: 'いりょうほけんしゃとう（しゃかいほけんしんりょうほうしゅうしはらいききん）',
    nameEn: 'Medical Insurers (Health Insurance Claims Review and Reimbursement Services)',
  },
];

/** Invented companies. */
export const sampleVendors: readonly Body[] = [
  {
    kind: 'vendor',
    code: 'VD0001',
    name: '見本クラウドセンター株式会社',
    kana: 'みほんくらうどせんたーかぶしきがいしゃ',
    nameEn: 'Mihon Cloud Center Co., Ltd.',
  },
  {
    kind: 'vendor',
    code: 'VD0002',
    name: '例示システムズ株式会社',
    kana: 'れいじしすてむずかぶしきがいしゃ',
    nameEn: 'Reiji Systems Co., Ltd.',
  },
  {
    kind: 'vendor',
    code: 'VD0003',
    name: '仮名ネットワーク株式会社',
    kana: 'かめいねっとわーくかぶしきがいしゃ',
    nameEn: 'Kamei Network Co., Ltd.',
  },
];
