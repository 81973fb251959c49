import type { DocumentKind, WayOfWork } from './types';

/** The 34 items of S2, in its words where they are kept there. */
export const itemWords: readonly string[] = [
  'クラウドセンターへ基幹系システムを移行し、システム利用が行えること。',
  '各自治体の基幹システムデータバックアップがクラウドセンターにより正しく処理されて保存されていること。',
  '各自治体に構築したダウンリカバリサーバおよび連携町村サーバが仮想環境で稼働していること。',
  '自自治体のバックアップデータがダウンリカバリサーバへ転送・保存されていること。',
  '転送されたデータより前日の状態で基幹システム環境が構築されていること。',
  '他自治体のバックアップデータが連携町村サーバへ暗号化されて転送・保存されていること。',
  '暗号化されたバックアップデータが復号できること。',
  '復号されたデータより連携町村の基幹システム環境が前日の状態で構築・動作可能なこと。',
  '通常利用しているID／PWでダウンリカバリサーバへスムーズにログインが行えること。',
  'クライアントはXP,Win7を問わず利用可能なこと。（今日では対応する複数のブラウザ）',
  '自町村の外字が正しく表示されること。',
  '自庁内のダウンリカバリシステムを利用して、住民票の発行が行えること。',
  '自庁内のダウンリカバリシステムを利用して、税証明書の発行が行えること。',
  '自庁内のダウンリカバリシステムを利用して、国民健康保険税（料）保険証の発行が行えること。',
  '自庁内のダウンリカバリシステムを利用して、全住民一覧の発行が行えること。',
  'ダウンリカバリシステムのレスポンスは十分運用耐えうるものであること。',
  '各自治体が準備した端末、プリンタを利用してクラウドセンターの自町村基幹系システムへ接続が可能なこと。',
  '通常利用しているID／PWでクラウドセンターの自町村基幹系システムへスムーズにログインが行えること。',
  'クライアントはXP,Win7を問わず利用可能なこと。（今日では対応する複数のブラウザ）',
  '該当市町村の外字が正しく表示されること。',
  '他町村からクラウドセンターの自町村基幹系システムへ接続し、住民票発行が行えること。',
  '他町村からクラウドセンターの自町村基幹系システムへ接続し、税証明書発行が行えること。',
  '他町村からクラウドセンターの自町村基幹系システムへ接続し、国民健康保険税（料）保険証の発行が行えること。',
  '他町村からクラウドセンターの自町村基幹系システムへ接続し、全住民一覧が行えること。',
  'レスポンスは十分運用耐えうるものであること。',
  '各自治体が準備した端末、プリンタを利用して連携町村サーバの自町村基幹系システムへ接続が可能なこと。',
  '自市町村以外の連携町村システムへはログインできないこと。',
  '該当市町村の外字が正しく表示されること。',
  '通常利用しているID／PWで連携町村サーバの自町村基幹系システムへスムーズにログインが行えること。',
  '連携町村サーバの自町村基幹系システムより、住民票発行が行えること。',
  '連携町村サーバの自町村基幹系システムより、税証明書発行が行えること。',
  '連携町村サーバの自町村基幹系システムより、国民健康保険税（料）保険証の発行が行えること。',
  '連携町村サーバの自町村基幹系システムより、全住民一覧が行えること。',
  'レスポンスは十分運用耐えうるものであること。',
];

export const waysOfWork: readonly WayOfWork[] = ['normal', 'own', 'visiting', 'partner'];
export const documentKinds: readonly DocumentKind[] = ['record', 'tax', 'insurance', 'list'];

export const wayNames: Readonly<Record<WayOfWork, string>> = {
  normal: '通常時',
  own: 'ダウンリカバリサーバ利用',
  visiting: '他町村からクラウドセンター利用（平均）',
  partner: '町村連携システム利用',
};

export const townNames: Readonly<Record<string, string>> = {
  '153079': '聖籠町',
  '154059': '出雲崎町',
  '155811': '関川村',
};

export const kindNames: Readonly<Record<DocumentKind, string>> = {
  record: '住民票の発行',
  tax: '納税証明の発行',
  insurance: '保険証の発行',
  list: '全住民一覧の発行',
};

type Row = Readonly<Record<DocumentKind, number>>;

const row = (record: number, tax: number, insurance: number, list: number): Row => ({ record, tax, insurance, list });

/** Seconds that the source measured in 2013, by town and way. */
export const sourceSeconds: Readonly<Record<string, Readonly<Record<WayOfWork, Row>>>> = {
  '153079': {
    normal: row(12, 17, 27, 9),
    own: row(12, 18, 24, 10),
    visiting: row(14, 18, 23, 10),
    partner: row(15, 18, 22, 9),
  },
  '154059': {
    normal: row(12, 17, 27, 9),
    own: row(12, 23, 30, 10),
    visiting: row(12, 20, 28, 10),
    partner: row(13, 21, 28, 10),
  },
  '155811': {
    normal: row(13, 16, 21, 6),
    own: row(14, 17, 20, 6),
    visiting: row(14, 16, 20, 6),
    partner: row(15, 17, 20, 6),
  },
};

/** Times to resume in the source, cases 1 to 3, travel included. */
export const sourceResume: Readonly<Record<string, readonly [string, string, string]>> = {
  '153079': ['５分程度', '約２～３時間程度', '約３～４時間程度'],
  '154059': ['５分程度', '約２・５～３・５時間程度', '約３・５～４・５時間程度'],
  '155811': ['５分程度', '約２～３時間程度', '約３～４時間程度'],
};
