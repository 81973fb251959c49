/** Where a sentence or its part ends. */
const end = '(?:[。．、，!！]+|(?=\\s)|$)';
const thanks =
  '(?:ありがとうございます|有り?難うございます|(?:御|お)礼を?申し上げます|感謝(?:いたします|申し上げます))';
const cared = '(?:お世話にな(?:って(?:おり|い)ます|ります|りました))';

const greetings = [
  `(?:いつも|平素|日頃|毎々)[^\\n。]{0,40}?(?:${thanks}|${cared})`,
  `(?:大変)?${cared}`,
  `(?:お|御)?(?:問い?合わ?せ|ご?照会|ご?質問|ご?連絡)(?:を|の)?(?:いただき|頂き|くださり|下さり)?、?(?:誠に|まことに)?${thanks}`,
  '(?:お疲れ|おつかれ|お世話|おせわ|ご?苦労|ごくろう)(?:様|さま)(?:です|でございます)',
  '(?:こんにちは|おはようございます|こんばんは)',
].map((words) => new RegExp(`^${words}${end}`));

/** 仕様 and 同様 address nobody; neither does what a colon or を explains. */
const addressed =
  '(?![\\d・\\-*（(①-⑳■●◆])[^\\n。、，,：:を]{0,40}?(?:(?<![仕同模多異一])様|さま|さん|殿|御中|各位|(?:お|御|ご)担当者?)';
const addressedLine = new RegExp(`^${addressed}[、，,へ]?[ 　\\t]*(?:\\n|$)`);
const addressedBefore = new RegExp(`^${addressed}[、，,\\s]+`);

const introduction = new RegExp(`^([^\\n。、，はを]{0,40}?)(です|でございます|と申します)${end}`);
/** Who speaks for a desk, and what is no name after it: コールセンターの端末です。 */
const desk =
  /(?:コールセンター|ヘルプデスク|サポート(?:センター|窓口|デスク)|事務局|運営主体)(?:の|\s)?[^の\s]{0,8}(?:\s[^の\s]{1,5})?$/u;
const thing =
  /(?:端末|回線|機器|装置|設定|対応|作業|誤り|不備|不具合|障害|番号|受付|回答|判断|担当|所管|業務|責任|画面|システム|サーバー?|確認)$/;

/** Whole names and family names; one of a single character is looked for behind what it may follow. */
function namesOf(people: readonly string[]): readonly RegExp[] {
  const names = people.flatMap((person) => [person.replace(/\s/g, ''), person.trim().split(/\s+/)[0] ?? '']);
  return [...new Set(names)]
    .filter((name) => name !== '')
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .map((name) => new RegExp(`${name.length > 1 ? '' : '(?:^|[の課係部室局])'}${name}$`, 'u'));
}

function greetingAt(text: string, names: readonly RegExp[]): number {
  for (const pattern of greetings) {
    const [found] = pattern.exec(text) ?? [];
    if (found !== undefined) return found.length;
  }
  const [found = '', who = '', verb] = introduction.exec(text) ?? [];
  const joined = who.replace(/\s/g, '');
  const isPerson =
    verb === 'と申します' || names.some((name) => name.test(joined)) || (desk.test(who) && !thing.test(joined));
  return isPerson ? found.length : 0;
}

/** Where the first line or sentence that only greets ends. @param parts so many may name who is addressed before that */
function salutationAt(text: string, names: readonly RegExp[], parts = 3): number {
  const [line] = addressedLine.exec(text) ?? [];
  if (line !== undefined) return line.length;
  const [before = ''] = addressedBefore.exec(text) ?? [];
  if (before !== '' && parts > 0 && salutationAt(text.slice(before.length), names, parts - 1) > 0) return before.length;
  return greetingAt(text, names);
}

/**
 * A text from where its matter begins: without those who are addressed, who introduces themselves, and greetings. The text itself where it
 * says nothing else.
 * @param people who wrote in the same inquiry
 */
export function withoutSalutation(text: string, people: readonly string[]): string {
  const names = namesOf(people);
  let left = text.trimStart();
  for (let cut = salutationAt(left, names); cut > 0; cut = salutationAt(left, names))
    left = left.slice(cut).trimStart();
  return left === '' ? text : left;
}
