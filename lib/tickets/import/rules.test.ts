import { describe, expect, it } from 'vitest';
import { readEntryLine, readInstant, readTicketLine } from './rules';

const now = new Date('2026-04-01T12:00:00+09:00');
const ticket = {
  reference: 'A-1',
  organization_code: '153079',
  subject: '帳票がずれる',
  created_at: '2024-05-07 09:00',
};
const entry = {
  reference: 'A-1',
  kind: 'question',
  organization_code: '153079',
  author_name: '担当',
  body: '印字がずれます。',
  created_at: '2024-05-07 09:00',
};

describe('a ticket that does not fit', () => {
  it.each<[string, Record<string, string>, string]>([
    ['later than now', { created_at: '2026-04-01 12:01' }, 'created_at inFuture'],
    ['older than such desks are', { created_at: '1989-12-31 23:59' }, 'created_at tooOld'],
    ['no such day', { created_at: '2023-02-29 10:00' }, 'created_at invalid'],
    ['answered before it was asked', { answered_at: '2024-05-07 08:59' }, 'answered_at outOfOrder'],
    ['closed before it was asked', { closed_at: '2024-05-07 08:59' }, 'closed_at outOfOrder'],
    [
      'closed before it was answered',
      { answered_at: '2024-05-08 10:00', closed_at: '2024-05-08 09:59' },
      'closed_at outOfOrder',
    ],
    ['NUL', { subject: 'a\0b' }, 'subject invalidCharacter'],
    ['half of a character', { subject: `a\ud842b` }, 'subject invalidCharacter'],
    ['bytes that were no text', { contact_name: 'a\ufffdb' }, 'contact_name invalidCharacter'],
    ['a state that is still open', { state: 'waiting' }, 'state invalid'],
    ['no subject', { subject: ' ' }, 'subject required'],
  ])('%s', (_name, over, problem) => {
    const read = readTicketLine({ ...ticket, ...over }, now);
    const problems = read.ok ? [] : read.problems.map(({ column, reason }) => `${column} ${reason}`);
    expect(problems).toContain(problem);
  });
});

it('takes what fits as it is written', () => {
  const read = readTicketLine({ ...ticket, subject: ' \u{20bb7}野家と葛\u{e0100}城 ' }, now);
  const createdAt = new Date('2024-05-07T00:00:00Z');
  expect(read).toMatchObject({
    ok: true,
    value: { subject: '\u{20bb7}野家と葛\u{e0100}城', createdAt, closedAt: createdAt, answeredAt: null },
  });
});

it('an entry needs its words and who said them', () => {
  expect(readEntryLine(entry, now)).toMatchObject({ ok: true });
  const { body: _, author_name: __, ...silent } = entry;
  expect(readEntryLine({ ...silent, kind: 'taken' }, now)).toEqual({
    ok: false,
    problems: [
      { column: 'kind', reason: 'invalid' },
      { column: 'author_name', reason: 'required' },
      { column: 'body', reason: 'required' },
    ],
  });
});

it.each([
  ['2024/5/8 9:05', '2024-05-08T00:05:00.000Z'],
  ['2024-05-08', '2024-05-07T15:00:00.000Z'],
  ['2024-05-08T09:05:07Z', '2024-05-08T09:05:07.000Z'],
  ['2024-05-08 09:05+0530', '2024-05-08T03:35:00.000Z'],
  ['2024-05-08 25:00', undefined],
  ['8.5.2024', undefined],
])('reads %s as %s', (text, instant) => {
  expect(readInstant(text)?.toISOString()).toBe(instant);
});
