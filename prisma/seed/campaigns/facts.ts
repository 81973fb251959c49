import type { FrozenWork } from '@/lib/campaigns/constants';

export interface SeedStep {
  readonly title: string;
  readonly titleEn: string;
  readonly weight: number;
  readonly voluntary?: boolean;
  readonly evidence?: boolean;
  readonly work?: FrozenWork;
}

export interface SeedCampaign {
  readonly title: string;
  readonly titleEn: string;
  readonly purpose: string;
  readonly purposeEn: string;
  readonly source: string;
  readonly kinds: readonly string[];
  readonly startsOn: string;
  readonly dueOn: string;
  readonly closing: string;
  /** Who ran it: a portal code. */
  readonly owner: string;
  readonly steps: readonly SeedStep[];
  /** The source says that all were through by this day; empty = it says nothing about single organizations. */
  readonly allDoneOn?: string;
}

const status = '住民基本台帳ネットワークシステム全国センターの運用状況等について（平成26年）';
const linkage = '情報連携開始に向けた準備等について（平成29年4月、総務省）';
const unknown = '出典に機関別の結果の記載がないため、機関別の状況は「未回答」のままです。';

/** What the sources tell of campaigns: programmes, days and bodies are theirs (S4 §5–8, S3), the steps and weights are ours. */
export const pastCampaigns: readonly SeedCampaign[] = [
  {
    title: 'CS等の機器更改（暗号危殆化への対応）',
    titleEn: 'Renewal of CS because of the cipher compromise',
    purpose:
      '住基ネットにおける機器標準更改期間（平成24年11月～平成26年5月）に、CS等の機器を更改します。CSは、暗号危殆化に対応するため、平成26年5月末までに全ての市町村で更改する必要があります。毎月の第2・第4土曜日に休日サポート窓口を開設します。',
    purposeEn:
      'CS and other equipment is renewed in the standard span, November 2012 to May 2014. Because of the cipher compromise every municipality must renew its CS by the end of May 2014. A support desk opens on the 2nd and 4th Saturdays.',
    ...{ source: `${status} 5`, kinds: ['municipality'], startsOn: '2012-11-01', dueOn: '2014-05-31', owner: 'JLIS' },
    closing: unknown,
    steps: [
      { title: '更改の計画と申込み', titleEn: 'Plan and application', weight: 1 },
      {
        title: '業務アプリケーション・手引書・Q&Aの受領',
        titleEn: 'Applications, manuals and Q&A received',
        weight: 1,
      },
      { title: '機器の搬入と設定', titleEn: 'Equipment brought in and set up', weight: 3, evidence: true },
      { title: 'データ移行と接続確認', titleEn: 'Data moved and connection checked', weight: 3 },
      { title: '新しいCSでの運用開始', titleEn: 'Operation on the new CS', weight: 2 },
    ],
  },
  {
    title: '国の行政機関等の情報提供サーバの機器更改',
    titleEn: 'Renewal of the information servers of national bodies',
    purpose:
      '国の行政機関等についても、暗号危殆化に対応するため、平成26年5月末までに情報提供サーバの機器を更改します。',
    purposeEn:
      'National bodies, too, renew their information servers by the end of May 2014 because of the cipher compromise.',
    ...{ source: `${status} 5`, kinds: ['agency'], startsOn: '2012-11-01', dueOn: '2014-05-31', owner: 'JLIS' },
    closing: unknown,
    steps: [
      { title: '更改の計画', titleEn: 'Plan', weight: 1 },
      { title: '情報提供サーバの更改', titleEn: 'Information server renewed', weight: 3 },
    ],
  },
  {
    title: '都道府県サーバの集約',
    titleEn: 'Consolidation of the prefectural servers',
    purpose:
      '各都道府県のサーバを1か所に集約します。平成25年11月から各都道府県が順次集約センターへデータを移行し、平成26年1月からは全都道府県で運用を開始しました。',
    purposeEn:
      'All prefectural servers move to one place. From November 2013 on one prefecture after the other moved its data; since January 2014 all of them run there.',
    ...{ source: `${status} 7`, kinds: ['prefecture'], startsOn: '2013-11-01', dueOn: '2014-01-31', owner: 'JLIS' },
    closing: '平成26年1月から、全都道府県で運用を開始しました。',
    allDoneOn: '2014-01-31',
    steps: [
      { title: '集約センターへのデータ移行', titleEn: 'Data moved to the consolidation center', weight: 3 },
      { title: '集約センターでの運用開始', titleEn: 'Operation at the consolidation center', weight: 2 },
    ],
  },
  {
    title: '操作者の生体認証（指紋・手の静脈等）への切替え',
    titleEn: 'Operators: from cards to biometrics',
    purpose:
      '操作者の認証を、操作者識別カードから指紋、手の静脈その他の個人を識別することができる情報による認証に移行します。平成25年10月から順次開始し、平成26年6月までに切替えを完了します。',
    purposeEn:
      'Operators are authenticated by fingerprint, palm vein or the like instead of operator cards. It begins in October 2013 and is complete by June 2014.',
    ...{
      source: `${status} 8`,
      kinds: ['municipality', 'prefecture'],
      startsOn: '2013-10-01',
      dueOn: '2014-06-30',
      owner: 'JLIS',
    },
    closing: unknown,
    steps: [
      { title: '読取装置の設置', titleEn: 'Readers set up', weight: 2 },
      { title: '操作者の登録', titleEn: 'Operators registered', weight: 2 },
      { title: '操作者識別カードの回収', titleEn: 'Operator cards collected', weight: 1 },
    ],
  },
  {
    title: '外国人住民の住基ネットへの登録の開始',
    titleEn: 'Foreign residents join the network',
    purpose:
      '平成25年7月8日から、外国人住民の住基ネットへの本人確認情報登録、住基カード交付等を開始するための対応を行います（改正法の施行は平成24年7月9日）。',
    purposeEn:
      'From 8 July 2013 on foreign residents are registered in the network and get resident cards (the law is in force since 9 July 2012).',
    ...{ source: `${status} 6`, kinds: ['municipality'], startsOn: '2012-07-09', dueOn: '2013-07-08', owner: 'JLIS' },
    closing: unknown,
    steps: [
      { title: '既存システムの改修', titleEn: 'Existing systems changed', weight: 3 },
      { title: '窓口の手順の変更', titleEn: 'Procedures at the counter changed', weight: 1 },
      { title: '適用日の業務の開始', titleEn: 'Business began on the day', weight: 1 },
    ],
  },
  {
    title: '自治体中間サーバーへの副本登録（初期）',
    titleEn: 'First registration of copies on the municipal relay server',
    purpose:
      '4月以降、国・その他機関との総合運用テストの期間を除き、6月末までに初期の副本を自治体中間サーバーへ登録します。進捗は地方公共団体情報システム機構に連絡し、総務省と内閣官房に共有されます。必要に応じて、都道府県を通じて登録を促します。',
    purposeEn:
      'From April on, outside of the integrated tests with national bodies, the first copies are registered on the relay server by the end of June. Progress is reported to J-LIS and shared with the ministries; prefectures chase the late.',
    ...{
      source: linkage,
      kinds: ['municipality', 'prefecture'],
      startsOn: '2017-04-01',
      dueOn: '2017-06-30',
      owner: 'JLIS',
    },
    closing: unknown,
    steps: [
      { title: '副本の作成', titleEn: 'Copies made', weight: 1 },
      { title: '初期の副本登録', titleEn: 'First copies registered', weight: 4, work: 'copy_registration' },
      { title: '登録内容の確認', titleEn: 'Registered data checked', weight: 1 },
      { title: '運用確認への参加（7月上旬）', titleEn: 'Check of operation (early July)', weight: 1, voluntary: true },
    ],
  },
];

/** Runs in the demonstration: invented. */
export const runningSteps: readonly SeedStep[] = [
  { title: '更改計画の提出', titleEn: 'Plan handed in', weight: 1 },
  { title: '機器の調達', titleEn: 'Equipment ordered', weight: 2 },
  { title: '搬入と設定', titleEn: 'Equipment set up', weight: 3, evidence: true },
  { title: 'データ移行と接続確認', titleEn: 'Data moved, connection checked', weight: 3 },
  { title: '旧機器の廃棄とデータ消去', titleEn: 'Old equipment disposed of, data erased', weight: 1 },
  { title: '休日の切替立会い', titleEn: 'Attended switch on a holiday', weight: 1, voluntary: true },
];

export interface SeedBody {
  readonly name: string;
  readonly nameEn: string;
  readonly provides: boolean;
  readonly requests: boolean;
  readonly note?: string;
  readonly noteEn?: string;
  /** Code of the local government that provides, first and last day. */
  readonly slots: readonly (readonly [string, string, string, string?, string?])[];
}

const later = { note: '情報連携開始は平成30年以降', noteEn: 'Information linkage begins in 2018 or later' };
const holdsNothing = {
  note: '提供すべき特定個人情報の所管なし',
  noteEn: 'Holds no personal information to be provided',
};
const [ome, omeEn] = [
  '出典の表記は「青海市」です（青梅市の誤りと思われます）。',
  'The source writes 青海市, which seems to be a mistake for 青梅市.',
];

/** The eight national bodies and who provides to them when (S3 総合運用テスト①③). */
export const bodies2017: readonly SeedBody[] = [
  {
    name: '地方公務員共済組合（長期）',
    nameEn: 'Local public service mutual aid (long term)',
    provides: false,
    requests: true,
    ...later,
    slots: [],
  },
  {
    name: '地方公務員災害補償基金',
    nameEn: 'Fund for accidents of local public servants',
    provides: false,
    requests: true,
    slots: [],
  },
  {
    name: '国家公務員共済組合（長期）',
    nameEn: 'National public service mutual aid (long term)',
    provides: false,
    requests: true,
    ...later,
    slots: [],
  },
  {
    ...{
      name: '日本鉄道共済組合（JR共済）',
      nameEn: 'Japan Railways mutual aid (JR)',
      provides: true,
      requests: false,
      ...holdsNothing,
    },
    slots: [
      ['152048', '2017-04-07', '2017-04-17'],
      ['192058', '2017-04-11', '2017-04-13'],
      ['162116', '2017-05-15', '2017-05-26'],
      ['172014', '2017-05-15', '2017-05-26'],
      ['172103', '2017-05-15', '2017-05-26'],
      ['202185', '2017-05-15', '2017-05-26'],
    ],
  },
  {
    ...{
      name: '日本私立学校振興・共済事業団（長期）',
      nameEn: 'Private schools’ promotion and mutual aid (long term)',
    },
    ...{ provides: true, requests: true, ...later },
    slots: [['382019', '2017-04-07', '2017-04-13']],
  },
  {
    ...{
      name: '日本学生支援機構',
      nameEn: 'Student services organization',
      provides: true,
      requests: false,
      ...holdsNothing,
    },
    slots: [
      ['350001', '2017-04-07', '2017-04-13'],
      ['352039', '2017-04-07', '2017-04-13'],
    ],
  },
  {
    ...{
      name: '厚生労働大臣（職業安定局）',
      nameEn: 'Minister of Health, Labour and Welfare (employment)',
      provides: true,
      requests: true,
    },
    slots: [
      ['092088', '2017-03-22', '2017-03-24'],
      ['440001', '2017-05-15', '2017-05-26'],
      ['132055', '2017-05-15', '2017-05-26', ome, omeEn],
    ],
  },
  {
    ...{
      name: '医療保険者等（社会保険診療報酬支払基金）',
      nameEn: 'Medical insurers (payment fund)',
      provides: true,
      requests: true,
    },
    slots: [
      ['442062', '2017-04-10', '2017-04-27'],
      ['042111', '2017-05-15', '2017-05-26'],
      ['131113', '2017-05-15', '2017-05-26'],
      ['273015', '2017-05-29', '2017-06-16'],
      ['392081', '2017-05-29', '2017-06-16'],
    ],
  },
];
