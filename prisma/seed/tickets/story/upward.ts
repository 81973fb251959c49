import { day, type Tale } from './types';

/** 新潟県, the call center and the operator: what waits for each, over target, urgent, escalated, arrived. */
export const upwardTales: readonly Tale[] = [
  // 新潟県: over target.
  {
    by: 'sekikawa-admin',
    ago: { work: 5 * day + 40 },
    route: 'relay',
    system: 'linkage_network',
    category: 'procedure',
    subject: '総合運用テストの予備日に村の除雪当番が重なるため日程を相談したい',
    question: `関川村総務政策課の近です。いつもお世話になっております。

総合運用テストの予備日として示された日は、村の職員の多くが除雪の当番に当たる見込みで、電算の担当は私一人となります。電話を受けながらのテストは難しいため、予備日を翌週に変更できないでしょうか。

相手方の機関との調整が必要なことは承知しています。変更できない場合は、県の方に立ち会っていただく方法も含めてご相談させてください。`,
  },
  // 新潟県: urgent.
  {
    by: 'izumozaki-admin',
    ago: { work: 40 },
    route: 'relay',
    system: 'linkage_server',
    category: 'security',
    urgency: 'urgent',
    subject: '【至急】支援措置の対象者1名に不開示コードが付いていないことが判明',
    tried:
      '該当の方の宛名を提供停止としました。情報提供等の記録を確認し、外部への提供がないことを確かめました（二人で確認）。',
    question: `出雲崎町総務課の諸橋です。電話でも一報を入れましたが、記録のため照会します。

本日の点検で、転入時に支援措置を申し出られた方1名について、中間サーバーに不開示コードが設定されていないことが分かりました。住民記録の区分は設定済みで、連携だけが漏れていました。提供停止の操作は済んでおり、漏れていた3日間の提供の記録はありません。

コードの設定を先に行ってよいか、報告書の提出先と期限、同じ漏れがほかにないかを調べる方法をご教示ください。`,
  },
  // 新潟県: an answer from the center to pass on.
  {
    by: 'sekikawa-admin',
    ago: { work: 3 * day },
    route: 'relay',
    system: 'linkage_server',
    category: 'operation',
    subject: '自動応答に切り替えた後も手動確認の一覧に残る照会がある（7件）',
    question: `関川村の近です。障害者手帳の情報の応答を自動に切り替えましたが、切替の前に届いていた7件が手動確認の一覧に残ったままです。自動で処理されるのを待てばよいでしょうか。期限が明後日のものが2件あります。`,
    moves: [
      { by: 'niigata-staff', move: 'take', ago: { work: 3 * day - 90 } },
      {
        by: 'niigata-staff',
        move: 'escalate',
        ago: { work: 2 * day + 200 },
        text: `新潟県の五十嵐です。関川村から、自動応答への切替の前に届いた照会の扱いについて照会がありました。県の手引には切替後の照会についてしか記載がありません。期限の近いものが2件ありますので、先に取扱いをお示しいただけますと助かります。`,
      },
      { by: 'center-call-2', move: 'take', ago: { work: day + 90 } },
      {
        by: 'center-call-2',
        move: 'answer',
        ago: { work: 55 },
        text: `新潟県　五十嵐様

コールセンターの山﨑です。切替の前に届いた照会は、切替の後も手動のまま残ります。自動では処理されません。

【手順】
（1）手動確認の一覧を期限の順に並べる
（2）期限の近い2件を開き、不開示コードの有無を確認してから応答する
（3）残りの5件も同様に応答し、一覧が0件になったことを確かめる

不開示コードの付いた方は、設定にかかわらず手動での判断となります。一括応答ではなく、1件ずつの確認をお願いいたします。`,
      },
    ],
  },
  // コールセンター: a fault, urgent, straight from a town.
  {
    by: 'izumozaki-admin',
    ago: { work: 20 },
    route: 'direct',
    system: 'juki_cs',
    category: 'fault',
    urgency: 'urgent',
    subject: '窓口の全端末で本人確認情報の検索が応答しない（JK-E0310）',
    tried: '業務サービスの一覧では全て「稼働中」です。CSの再起動は、指示を受けるまで行わずにいます。',
    question: `出雲崎町総務課の諸橋です。

先ほどから窓口の4台すべてで、本人確認情報の検索が「しばらくお待ちください」のまま応答しません。うち2台にJK-E0310が表示されました。庁内のほかの業務は動いています。転入のお客様が2組お待ちです。

当町だけの事象かどうかと、CSの業務サービスを再開始してよいかを至急お知らせください。`,
  },
  // コールセンター: escalated by 新潟県.
  {
    by: 'izumozaki-admin',
    ago: { work: 2 * day + 300 },
    route: 'relay',
    system: 'linkage_server',
    category: 'data',
    urgency: 'high',
    subject: '再転入した世帯の団体内統合宛名番号が二重になっている（2世帯）',
    question: `出雲崎町の諸橋です。4年前に転出し今月再び転入された2世帯について、以前の宛名番号が残ったまま新しい番号が付いていました。旧い番号には国保の副本が登録されています。

統合の処理を行うと旧い番号の副本は消えると手引にありますが、照会中の他団体への応答に影響がないかを確認させてください。`,
    moves: [
      { by: 'niigata-admin', move: 'take', ago: { work: 2 * day + 60 } },
      {
        by: 'niigata-admin',
        move: 'note',
        ago: { work: day + 400 },
        text: '五十嵐さんへ：昨年度の燕市の件と似ているが、あちらは照会中のものがなかった。今回は照会中かどうかが要点。機構に確認する。',
      },
      {
        by: 'niigata-admin',
        move: 'escalate',
        ago: { work: 100 },
        text: `新潟県の渡邉です。出雲崎町から、再転入に伴う宛名の統合について照会がありました。

県で確認したこと：統合の手順そのものは手引のとおりで問題ありません。ただし、旧い番号に対して他県の団体からの照会が「処理中」となっている可能性があり、統合の時期を県では判断できません。

統合してよい時期の判断の方法と、照会中であった場合に相手方へ返る応答をお示しください。`,
      },
    ],
  },
  // 運営主体: escalated by the center.
  {
    by: 'niigata-admin',
    ago: { work: 4 * day },
    route: 'relay',
    system: 'linkage_network',
    category: 'procedure',
    urgency: 'high',
    subject: '県の条例事務による情報照会で、根拠の条項が合併前の番号のままの場合の扱い',
    question: `新潟県の渡邉です。当県の条例に基づく事務で、根拠となる条項の番号が本年度の改正で繰り下がりましたが、事務手続の一覧には改正前の番号で登録されています。

改正前の番号のまま照会を続けてよいか、一覧の更新までの間の照会の記録にどの番号を残すべきかをご教示ください。`,
    moves: [
      { by: 'center-call-1', move: 'take', ago: { work: 3 * day + 200 } },
      {
        by: 'center-call-1',
        move: 'escalate',
        ago: { work: day + 30 },
        text: `運営主体　御担当者様

コールセンターの𠮷田です。新潟県から、条例の改正により根拠の条項の番号が変わった場合の情報照会について照会がありました。

当機構の確認結果：一覧の更新は次回の配信（来月）に含める予定です。技術的には改正前の番号での照会は可能ですが、記録に残す根拠の適否は制度の解釈に関わるため、当機構では回答できません。

同様の改正は全国で年に数十件あると見込まれますので、全国の取扱いとしてお示しいただければ、手引に反映します。`,
      },
    ],
  },
];
