import { catalog } from '@/lib/core/i18n/catalog';
import { domainWords } from '@/lib/core/i18n/domain-words';
import { fill, valuesIn } from '@/lib/core/i18n/fill';
import { formatDate, formatNumber } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import type { NotificationKind } from '../constants';
import type { NotificationParams } from '../types';

export interface Letter {
  readonly subject: string;
  readonly body: string;
}

interface Reader {
  readonly name: string;
  readonly locale: Locale;
}

export interface LetterItem {
  readonly kind: NotificationKind;
  readonly params: NotificationParams;
  /** Path within the portal. */
  readonly url: string;
  /** What it is about, in full; empty or absent = the reader looks it up. */
  readonly text?: string;
}

/** More lines make a digest a wall; the page has them all. */
const mostLines = 50;

const words = (locale: Locale) => catalog[locale].notifications;

/** One line that says what happened; the same in the portal and as a mail's subject. */
export function notificationTitle(kind: NotificationKind, params: NotificationParams, locale: Locale): string {
  const [target = '', verb = ''] = kind.split('.');
  const texts = domainWords(locale).map(([, { notifications }]) => notifications?.kinds[target]?.[verb]);
  const text = texts.find((found) => found !== undefined) ?? kind;
  return fill(text, valuesIn(locale, params));
}

/** Characters of a text that a mail carries; the page has all of it. */
const longestText = 10_000;

function textLines(text: string, more: string): string[] {
  if (text === '') return [];
  const cut = text.length > longestText;
  return [text.slice(0, longestText), ...(cut ? [more] : []), ''];
}

/** The mail about one notification. Carries the subject line of the matter, and its text for who wants that. */
export function letterFor(item: LetterItem, reader: Reader, origin: string): Letter {
  const { mail } = words(reader.locale);
  const title = notificationTitle(item.kind, item.params, reader.locale);
  const text = textLines(item.text ?? '', mail.textCut);
  const lines = [fill(mail.greeting, { name: reader.name }), '', title, '', ...text, mail.open, `${origin}${item.url}`];
  return { subject: oneLine(fill(mail.subject, { title })), body: close(lines, reader.locale, origin) };
}

/** The same to the address of a desk: in Japanese, for nobody knows who reads it. */
export function deskLetterFor(item: LetterItem, desk: string, origin: string): Letter {
  const { mail } = words('ja');
  const title = notificationTitle(item.kind, item.params, 'ja');
  const lines = [fill(mail.deskGreeting, { desk }), '', title, '', mail.open, `${origin}${item.url}`];
  const body = [...lines, '', '-- ', mail.footer, mail.deskAddress].join('\n');
  return { subject: oneLine(fill(mail.subject, { title })), body: `${body}\n` };
}

/** The daily mail: what has come since the last one, oldest first. `date` is the business date. */
export function digestFor(items: readonly LetterItem[], reader: Reader, date: string, origin: string): Letter {
  const { mail } = words(reader.locale);
  const count = formatNumber(items.length);
  const lines = [fill(mail.greeting, { name: reader.name }), '', fill(mail.digestIntro, { count }), ''];
  for (const item of items.slice(0, mostLines)) {
    lines.push(`- ${oneLine(notificationTitle(item.kind, item.params, reader.locale))}`, `  ${origin}${item.url}`);
  }
  const more = items.length - mostLines;
  if (more > 0) lines.push('', fill(mail.digestMore, { count: formatNumber(more) }), `${origin}/notifications`);
  const subject = fill(mail.digestSubject, { date: formatDate(date, reader.locale), count });
  return { subject: oneLine(subject), body: close(lines, reader.locale, origin) };
}

function close(lines: readonly string[], locale: Locale, origin: string): string {
  const { mail } = words(locale);
  const settings = fill(mail.settings, { url: `${origin}/settings/notifications` });
  return `${[...lines, '', '-- ', mail.footer, settings].join('\n')}\n`;
}

/** A subject is one header line; what a user typed must not begin another. */
const oneLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ');
