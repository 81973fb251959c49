import { describe, expect, it } from 'vitest';
import { domainWords } from '@/lib/core/i18n/domain-words';
import { locales } from '@/lib/core/i18n/locale';
import { notificationKinds } from '../constants';
import { digestFor, letterFor, notificationTitle } from './rules';

const params = { number: '26-012345-8', subject: '葛\u{E0100}城の𠮷が印字されない', organization: '聖籠町' };
const item = { kind: 'ticket.answered', params, url: '/tickets/26-012345-8' } as const;
const origin = 'https://renkei.example';

/** What a kind's title names, in one language. */
function namedBy(kind: string, locale: (typeof locales)[number]): string[] {
  const [target = '', verb = ''] = kind.split('.');
  const texts = domainWords(locale).map(([, { notifications }]) => notifications?.kinds[target]?.[verb]);
  return [...(texts.find(Boolean) ?? '').matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name.replace(/En$/, '')).sort();
}

describe.each(locales)('in %s', (locale) => {
  it.each(notificationKinds)('%s names what it is about, and leaves no gap', (kind) => {
    const names = [...new Set(namedBy(kind, locale))];
    expect(names).not.toEqual([]);
    const every = Object.fromEntries(names.map((name) => [name, `〈${name} ${params.subject}〉`]));
    const title = notificationTitle(kind, every, locale);
    for (const part of Object.values(every)) expect(title).toContain(part);
    expect(title).not.toMatch(/[{}]/);
  });
});

it.each(notificationKinds)('%s names the same in both languages', (kind) => {
  expect(new Set(namedBy(kind, 'en'))).toEqual(new Set(namedBy(kind, 'ja')));
});

it('calls the organization by its English name in English, where the event brought one', () => {
  const both = { ...params, organizationEn: 'Seiro-machi' };
  expect(notificationTitle('ticket.answered', both, 'en')).toContain('(Seiro-machi)');
  expect(notificationTitle('ticket.answered', both, 'ja')).toContain('（聖籠町）');
});

it('writes one mail: who, what, where', () => {
  const letter = letterFor(item, { name: '佐藤', locale: 'ja' }, origin);
  expect(letter.subject).toBe(`【Renkei】問合せに回答がありました：26-012345-8 ${params.subject}（聖籠町）`);
  expect(letter.body).toContain('佐藤 様');
  expect(letter.body).toContain('https://renkei.example/tickets/26-012345-8');
});

it('lets a subject line begin no header of its own', () => {
  const hostile = { ...item, params: { ...params, subject: 'x\r\nBcc: all@town.example' } };
  expect(letterFor(hostile, { name: 'x', locale: 'en' }, origin).subject).not.toMatch(/[\r\n]/);
});

it('sums up a day, fifty lines at most', () => {
  const letter = digestFor(
    Array.from({ length: 60 }, () => item),
    { name: 'Sato', locale: 'en' },
    '2026-11-20',
    origin,
  );
  expect(letter.subject).toBe('[Renkei] Summary of notifications (Fri 20 Nov 2026, 60)');
  expect(letter.body.match(/^- /gm)).toHaveLength(50);
  expect(letter.body).toContain('More on the notifications page: 10.');
});
