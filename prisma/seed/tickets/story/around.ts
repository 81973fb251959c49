import { day, type Tale } from './types';

/** Today's calls, and what 出雲崎町 and 関川村 have had answered and returned. */
export const aroundTales: readonly Tale[] = [
  // 電話, today.
  {
    by: 'center-call-1',
    caller: 'sekikawa-admin',
    ago: { today: 190 },
    route: 'direct',
    channel: 'phone',
    system: 'operator_authentication',
    category: 'operation',
    subject: '読取装置を予備機に替えたら「未登録の装置です」と表示される（電話）',
    question:
      '（電話受付）関川村総務政策課の近様から。窓口の読取装置を予備機に交換したところ「未登録の装置です」と表示され、認証ができない。交換前の装置は電源が入らない。窓口は1台のみ。手元に装置の裏面の番号あり。',
    moves: [
      {
        by: 'center-call-1',
        move: 'answer',
        ago: { today: 178 },
        text: '装置の番号と端末の組合せの登録が必要とご案内。管理者の画面で番号を変更していただき、電話をつないだまま認証できることを確認した。交換前の装置は納入業者へ修理を依頼されるとのこと。',
      },
      {
        by: 'sekikawa-admin',
        move: 'close',
        ago: { today: 150 },
        text: '電話でのご案内のとおり登録し、窓口を再開できました。ありがとうございました。',
      },
    ],
  },
  {
    by: 'center-call-2',
    caller: 'seiro-admin',
    ago: { today: 95 },
    route: 'direct',
    channel: 'phone',
    system: 'network_equipment',
    category: 'procedure',
    subject: '庁舎の非常用発電機の試験に伴うCS停止の連絡先（電話）',
    question:
      '（電話受付）聖籠町総務課の佐々木様から。来週の非常用発電機の負荷試験で、電算室の電源が5分ほど切れる。CSの停止を事前にどこへ届け出ればよいか。UPSの保持時間は12分とのこと。',
    moves: [
      {
        by: 'center-call-2',
        move: 'answer',
        ago: { today: 86 },
        text: '業務時間外の停止であれば届出は不要だが、監視で障害として扱われるため、前日までに県の担当課へ日時を知らせていただくようご案内。UPSの保持時間が12分あれば電源断は回避できるが、空調が止まる間の起動は避けるようお伝えした。',
      },
    ],
  },
  {
    by: 'center-call-1',
    caller: 'izumozaki-admin',
    ago: { today: 18 },
    route: 'direct',
    channel: 'phone',
    system: 'card_application',
    category: 'operation',
    subject: '継続利用の処理の途中で画面が最初に戻る（電話、折り返し待ち）',
    question:
      '（電話受付）出雲崎町総務課の諸橋様から。転入者のカードの継続利用の処理で、暗証番号の照合の後に最初の画面へ戻る。2枚とも同じ。お客様には番号札をお渡しして待っていただいている。異動の登録は済んでいる。状態の照会の結果を確認のうえ折り返しを希望。',
    callBackIn: 30,
  },
  // 出雲崎町: a conversation that ended well.
  {
    by: 'izumozaki-admin',
    ago: { work: 6 * day },
    route: 'relay',
    system: 'sharing_site',
    category: 'operation',
    subject: '重要周知のメールが新しいドメインに届かない',
    question: `出雲崎町の諸橋です。先月末にメールのドメインを変更しましたが、それ以降、重要周知のメールが届いていません。利用者の一覧のアドレスは新しいものに変えてあります。毎朝サイトを見るようにしていますが、見落としが心配です。`,
    moves: [
      { by: 'niigata-staff', move: 'take', ago: { work: 6 * day - 60 } },
      {
        by: 'niigata-staff',
        move: 'answer',
        ago: { work: 5 * day + 300 },
        text: `出雲崎町　諸橋様

新潟県の五十嵐です。県で送信の記録を確認したところ、貴町のメールサーバから「受信拒否」の応答が返っていました。新しいドメインの迷惑メール対策で、送信元が許可の一覧に入っていないものと思われます。

庁内のメールの管理者の方に、共有サイトの送信元の許可を依頼してください。設定が済みましたら、試験のメールを県からお送りします。`,
      },
      {
        by: 'izumozaki-admin',
        move: 'close',
        ago: { work: 4 * day + 100 },
        text: '許可の設定を行い、五十嵐様からの試験のメールが届きました。見落としていた周知が2件あり、目を通しました。ありがとうございました。',
      },
    ],
  },
  // 関川村: returned.
  {
    by: 'sekikawa-admin',
    ago: { work: day + 250 },
    route: 'direct',
    system: 'other',
    category: 'procedure',
    subject: '役場の移転に伴うプリンタのリース契約の名義について',
    question: `関川村の近です。仮庁舎への移転に合わせ、窓口のプリンタのリース契約の名義と設置場所の変更が必要になりました。契約書の様式と、届出の宛先をご教示ください。`,
    moves: [
      {
        by: 'center-call-2',
        move: 'return',
        ago: { work: day - 20 },
        text: `関川村　近様

コールセンターの山﨑です。プリンタのリース契約は村とリース会社との契約のため、当方では様式を持ち合わせておりません。リース会社の窓口へご連絡ください。

なお、窓口の端末を移される場合は、接続口と設置場所の変更の届出が別に必要です。移転の日程が決まりましたら、県を通じてお送りください。`,
      },
    ],
  },
];
