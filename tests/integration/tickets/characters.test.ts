import { beforeAll, describe, expect, it } from 'vitest';
import { owner } from '@/tests/support/database';
import { ask, detailFor, type Fixture, loadFixture, makeMove, problemOf, send, sheet } from '@/tests/support/inquiries';
import { unchanged } from '@/tests/support/unchanged';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await loadFixture();
});

/** Names that a register holds: variation selectors, compatibility characters, beyond the basic plane, unnormalized forms. */
const names = [
  '葛\u{e0100}飾',
  '辻\u{e0100}',
  '髙橋',
  '山﨑',
  '𠮷野家',
  '神\ufa19',
  'が',
  'か\u3099',
  '㈱',
  '①',
  'ﾊﾝｶｸ',
  '👨‍👩‍👧',
  '\u200b零幅',
  '‮右から',
  '<b>太字</b>',
  "'; DROP TABLE tickets; --",
  '%_\\',
];

describe('what is typed is kept byte for byte', () => {
  it.each(names)('%j', async (name) => {
    const words = `${name}さん\n二行目\tタブ`;
    const { id, number } = await ask(fixture.town, { subject: `${name}の件`, question: words, contactName: name });
    const { rows } = await owner().query(
      `SELECT encode(convert_to(t.subject, 'UTF8'), 'hex') AS subject, encode(convert_to(t.contact_name, 'UTF8'), 'hex') AS name,
         encode(convert_to(e.body, 'UTF8'), 'hex') AS body FROM tickets t JOIN ticket_entries e ON e.ticket_id = t.id WHERE t.id = $1`,
      [id],
    );
    const hex = (text: string) => Buffer.from(text, 'utf8').toString('hex');
    expect(rows).toEqual([{ subject: hex(`${name}の件`), name: hex(name), body: hex(words) }]);
    const detail = await detailFor(fixture.prefecture, { id, number });
    expect(detail).toMatchObject({ subject: `${name}の件`, contactName: name });
    expect(detail?.entries[0]?.body).toBe(words);
  });

  it('an answer comes back as it was written', async () => {
    const ticket = await ask(fixture.town);
    await makeMove(fixture.prefecture, ticket, 'answer', names.join('、'));
    expect((await detailFor(fixture.town, ticket))?.entries.at(-1)?.body).toBe(names.join('、'));
  });
});

describe('what no text can hold is refused by its field', () => {
  const fields = ['subject', 'question', 'contactName', 'actionTaken', 'contactPhone', 'contactMail', 'system'];
  const broken: [string, string][] = [
    ['NUL', 'あ\0い'],
    ['a lone high surrogate', 'あ\ud842'],
    ['a lone low surrogate', '\udfb7い'],
  ];
  it.each(fields.flatMap((field) => broken.map(([what, text]) => [what, field, text] as const)))(
    '%s in %s',
    async (_what, field, text) => {
      const attempt = () => send(fixture.town, 'ticket.create', { ...sheet, [field]: text });
      expect(problemOf(await unchanged(attempt))).toMatch(new RegExp(`^(invalidCharacter|invalid) ${field}$`));
    },
  );
});
