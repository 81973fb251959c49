import { expect, it } from 'vitest';
import { plainText } from './rules';

it.each([
  [
    'emphasis and paragraphs',
    '**質問**\n\n印字が*ずれる*。\n\n**回答**\n\n`余白`を戻す。',
    '質問\n印字がずれる。\n回答\n余白を戻す。',
  ],
  ['headings', '# 題\n## 原因\n本文', '題\n原因\n本文'],
  ['points', '- 一つ\n- **二つ**\n  続き', '・一つ\n・二つ\n続き'],
  ['steps', '3. 開く\n4. 閉じる', '3. 開く\n4. 閉じる'],
  ['links', '[手引](https://example.jp/a)と https://example.jp/b', '手引と https://example.jp/b'],
  ['pictures and HTML', '![図](a.png)前<b>中</b>後', '前中後'],
  ['a table', '| 項目 | 値 |\n|---|---|\n| 余白 | 5mm |', '項目 値\n余白 5mm'],
  ['code', '```\nping 10.0.0.1\n```', 'ping 10.0.0.1'],
  ['what only looks like markup', '2 * 3 と a_b_c', '2 * 3 と a_b_c'],
  ['nothing', '', ''],
])('is a plain text of %s', (_name, markdown, expected) => expect(plainText(markdown)).toBe(expected));
