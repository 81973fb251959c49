import { type Tale, workday } from './types';

/** Incidents that are under way, one at every stage. */
export const aroundTales: readonly Tale[] = [
  {
    ...{
      code: '153079',
      title: 'CSの磁気ディスク装置の故障により広域交付ができない',
      lane2: 'prefecture',
      urgent: true,
    },
    ago: 150,
    report: {
      ...{ system: 'コミュニケーションサーバ（CS）', business: '住民票の写しの広域交付' },
      summary: '始業時からCSの業務が起動せず、装置の警告灯が点灯している。保守業者に連絡済み。',
      impact: '窓口で広域交付を受け付けられない。町内の住民票の交付には影響がない。',
    },
    log: [
      { kind: 'called', ago: 140, to: '新潟県 市町村課', reached: true },
      {
        kind: 'reported',
        lane: 1,
        ago: 95,
        text: '保守業者が到着し、磁気ディスク装置2台のうち1台の故障を確認した。交換部品は本日中に届く見込み。',
      },
    ],
  },
  {
    ...{ code: '154059', title: '特定個人情報を含む決定通知書の誤送付', lane2: 'prefecture', leak: true },
    ago: 2 * workday,
    report: {
      ...{ system: '自治体中間サーバー', business: '児童手当', persons: '1世帯2名' },
      summary: '児童手当の決定通知書を別の世帯に送付した。受け取った方からの電話で判明した。',
      impact: '個人番号の記載された書類が第三者に渡った。書類は同日に回収した。',
    },
    log: [
      {
        kind: 'reported',
        lane: 1,
        ago: 2 * workday - 40,
        text: '書類を回収し、両世帯におわびした。ほかに誤送付がないか確認を始めた。',
      },
      {
        kind: 'reported',
        lane: 2,
        ago: 2 * workday - 120,
        text: '町の報告を確認した。同じ委託先を使う町村への照会が必要と判断した。',
      },
      {
        kind: 'addressed',
        ago: 2 * workday - 200,
        codes: ['155811', '152021'],
        text: '同じ委託先の封入処理を使っていませんか。使っている場合は、直近1週間の発送分を確認して回答してください。',
      },
      { kind: 'confirmed', ago: 2 * workday - 260, code: '155811' },
      {
        kind: 'answered',
        ago: workday,
        code: '155811',
        text: '同じ処理は使っていません。念のため直近の発送分を確認し、誤りはありませんでした。',
      },
      {
        kind: 'reported',
        lane: 3,
        ago: workday - 100,
        text: '報告を受けた。個人情報保護委員会への報告の期限に留意されたい。',
      },
      {
        kind: 'reported',
        lane: 1,
        ago: 200,
        text: '封入の照合の手順が守られていなかった。機械による照合を加える方針とした。',
      },
    ],
  },
  {
    ...{
      code: '155811',
      title: '番号の紐付け誤り（別人の所得情報が照会された）',
      lane2: 'prefecture',
      workError: true,
    },
    ago: 7 * workday,
    report: {
      ...{ system: '情報提供ネットワークシステム', business: '国民健康保険', persons: '1名' },
      summary: '資格の取得時に同姓同名の別人の個人番号を登録していた。',
      impact: '別人の所得情報をもとに保険税を算定した。',
      occurredAt: '',
    },
    log: [
      { kind: 'reported', lane: 1, ago: 7 * workday - 60, text: '紐付けを確認し、当該者の情報照会を止めた。' },
      { kind: 'reported', lane: 2, ago: 6 * workday, text: '村の報告を確認した。' },
      {
        kind: 'escalated',
        lane: 2,
        ago: 5 * workday,
        text: '照会の履歴の訂正には運営主体の作業が必要なため、単独では対応できません。',
      },
      { kind: 'reported', lane: 3, ago: 5 * workday - 100, text: '履歴の訂正の手順を検討する。' },
      {
        kind: 'reported',
        lane: 1,
        ago: 4 * workday,
        text: '算定のやり直しと、同じ時期に登録した42名の点検を行うこととした。',
      },
      { kind: 'reported', lane: 2, ago: 4 * workday - 100, text: '対応方針を確認した。' },
      { kind: 'reported', lane: 3, ago: 3 * workday, text: '履歴に訂正の記録を加える方針とした。' },
      {
        kind: 'reported',
        lane: 1,
        ago: 2 * workday,
        text: '点検を終え、ほかに誤りはなかった。算定をやり直し、本人に説明した。',
      },
      { kind: 'reported', lane: 2, ago: workday, text: '対応の結果を受領した。' },
      {
        kind: 'revised',
        ago: workday - 50,
        report: 'follow_up',
        changed: {
          cause: '氏名と生年月日だけで検索し、住所を照合しなかった。',
          response: '紐付けの訂正、算定のやり直し、42名の点検',
        },
      },
    ],
  },
  {
    ...{ code: 'NB0001', title: '情報照会の結果が受信できない', lane2: 'none' },
    ago: 3 * workday,
    report: {
      ...{ system: '情報提供サーバ', business: '年金の現況確認' },
      summary: '夕方の一括照会の結果のうち、約3%が返ってこない。',
      impact: '該当分は翌日に再照会している。',
    },
    log: [
      { kind: 'reported', lane: 1, ago: 3 * workday - 60, text: '特定の時間帯の照会に限られることを確認した。' },
      { kind: 'reported', lane: 3, ago: 2 * workday, text: '当方の記録でも同じ時間帯の応答の遅れを確認した。' },
      { kind: 'reported', lane: 1, ago: workday, text: '一括照会を30分ずらして影響を避ける。原因は引き続き調べる。' },
    ],
  },
  {
    ...{ code: '150002', title: '保守用の接続装置への不正な接続の試み', lane2: 'center', security: true, urgent: true },
    ago: 4 * workday,
    report: {
      ...{ system: '都道府県サーバ（保守回線）', business: '' },
      summary: '夜間に、保守用の接続装置へ短い間隔で多数の接続の試みがあった。成功した接続はない。',
      impact: 'なし（保守回線を停止して調査中）',
    },
    log: [
      { kind: 'called', ago: 4 * workday - 5, to: '全国センター システム管理部門', reached: true },
      { kind: 'reported', lane: 1, ago: 4 * workday - 30, text: '保守回線を切り離し、記録を保全した。' },
      {
        kind: 'duty_reported',
        ago: 4 * workday - 90,
        authority: 'cyber_center',
        reference: '受付第2041号（訓練用の番号）',
      },
      { kind: 'reported', lane: 2, ago: 3 * workday, text: '他県の同型の装置を確認し、同じ試みはなかった。' },
      { kind: 'reported', lane: 3, ago: 3 * workday - 200, text: '報告を受けた。' },
      { kind: 'reported', lane: 1, ago: 2 * workday, text: '接続元の制限と、装置の更新を行う方針とした。' },
      { kind: 'reported', lane: 2, ago: workday, text: '方針を確認した。' },
    ],
  },
  {
    ...{ code: '151009', title: '情報照会が完了しない', lane2: 'prefecture' },
    ago: 5 * workday,
    report: {
      ...{ system: '情報提供ネットワークシステム', business: '税・福祉の情報照会' },
      summary: '13時20分ごろから、区役所の端末で情報照会の結果が表示されない。',
      impact: '窓口で証明書の添付をお願いした（約40件）。',
    },
    log: [
      { kind: 'reported', lane: 1, ago: 5 * workday - 20, text: '市内のすべての区で同じ事象を確認した。' },
      { kind: 'reported', lane: 2, ago: 5 * workday - 40, text: '県内のほかの市町村に影響がないことを確認した。' },
      { kind: 'reported', lane: 3, ago: 5 * workday - 60, text: '受付の装置の一部で処理が滞っていることを確認した。' },
      { kind: 'reported', lane: 1, ago: 5 * workday - 70, text: '復旧まで添付書類で受け付けることとした。' },
      { kind: 'reported', lane: 2, ago: 5 * workday - 80, text: '対応方針を確認した。' },
      { kind: 'reported', lane: 3, ago: 5 * workday - 90, text: '滞った処理を切り離し、再起動する。' },
      { kind: 'reported', lane: 1, ago: 5 * workday - 110, text: '案内を終えた。' },
      { kind: 'reported', lane: 2, ago: 5 * workday - 115, text: '結果を受領した。' },
      { kind: 'reported', lane: 3, ago: 5 * workday - 120, text: '再起動を完了した。' },
      { kind: 'reported', lane: 1, ago: 5 * workday - 150, text: '滞っていた照会の結果をすべて受信した。' },
      { kind: 'reported', lane: 2, ago: 5 * workday - 160, text: '復旧を確認した。' },
      { kind: 'reported', lane: 3, ago: 5 * workday - 200, text: '全国で通常どおりであることを確認した。' },
      { kind: 'announced', ago: 5 * workday - 200, article: 'outage 10' },
    ],
  },
];
