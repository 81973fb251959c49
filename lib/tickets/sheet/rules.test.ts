import { describe, expect, it } from 'vitest';
import type { OrganizationId } from '@/lib/core/ids';
import type { TicketEntryKind } from '../constants';
import { answersOf, readLocalTime, readSheetRows, sheetRows } from './rules';

const values = {
  subject: '副本登録のエラー',
  system: 'linkage_server',
  category: 'fault',
  urgency: 'high',
  occurredAt: '2026/11/28 9:05',
  question: '葛󠄀西さんの登録で止まります。\n再現します。',
  contactName: '見本 花子',
};
const cells = (changes: Readonly<Record<string, string>> = {}) =>
  sheetRows(values).map(({ label, value, hint }) => [label, changes[label] ?? value, hint]);

describe('the inquiry sheet as a workbook', () => {
  it('is read back into the fields that it was made of', () => {
    const { occurredAt: _, ...texts } = values;
    expect(readSheetRows(cells())).toEqual({ fields: { ...texts, occurredAt: '2026-11-28T09:05' }, unread: [] });
  });

  it('bears what people do to it: marks, full width, rows in between', () => {
    const rows = [
      ['様02-04　問合せ票'],
      ...cells().map(([label = '', value = '']) => [`${label}（必須）`, value]),
      ['余白'],
    ];
    expect(readSheetRows(rows)?.fields).toMatchObject({ system: 'linkage_server', subject: values.subject });
    expect(readSheetRows(cells({ 緊急度: '　高　' }))?.fields.urgency).toBe('high');
  });

  it('says what it could not read', () => {
    expect(readSheetRows(cells({ 対象システム: '謎のシステム', 発生日時: '先週' }))?.unread).toEqual([
      '対象システム',
      '発生日時',
    ]);
  });

  it('takes a formula’s text for text', () => {
    expect(readSheetRows(cells({ 件名: '=HYPERLINK("http://evil.example")' }))?.fields.subject).toContain('=HYPERLINK');
  });

  it.each([
    ['another workbook', [['氏名', '住所']]],
    ['an empty one', []],
  ])('does not take %s for it', (_name, rows) => {
    expect(readSheetRows(rows)).toBeNull();
  });
});

it.each([
  ['2026/11/28 9:30', '2026-11-28T09:30'],
  ['２０２６年１１月２８日', '2026-11-28T00:00'],
  ['2026-11-28T09:30:00.000Z', '2026-11-28T09:30'],
  ['昨日', ''],
])('reads %s as %s', (text, time) => {
  expect(readLocalTime(text)).toBe(time);
});

describe('the answers on the sheet', () => {
  const [center, prefecture] = ['c', 'p'] as OrganizationId[];
  const entry = (seq: number, kind: TicketEntryKind, body: string, more: object = {}) => ({
    ...{ id: `${seq}`, seq, kind, body, sourceId: null },
    ...{ organizationId: center as OrganizationId, organizationName: 'センター' },
    ...more,
  });
  const up = { organizationId: prefecture as OrganizationId, organizationName: '新潟県' };

  it('have their corrections behind them, marked as such', () => {
    const entries = [
      entry(1, 'question', '質問'),
      entry(2, 'answered', '回答'),
      entry(3, 'passed_on', '伝達', { ...up, sourceId: '2' }),
      entry(4, 'correction', '回答の訂正', { sourceId: '2' }),
      entry(5, 'correction', '質問の訂正', { sourceId: '1' }),
      entry(6, 'correction', '再訂正', { sourceId: '2' }),
    ];
    expect(answersOf(entries)).toBe(
      'センター\n回答\n\n訂正　センター\n回答の訂正\n\n訂正　センター\n再訂正\n\n新潟県\n伝達',
    );
  });

  it('and corrections that were taken back are left out', () => {
    const entries = [
      entry(1, 'answered', '誤り'),
      entry(2, 'correction', '誤りの訂正', { sourceId: '1' }),
      entry(3, 'taken_back', ''),
    ];
    expect(answersOf(entries)).toBe('');
  });
});
