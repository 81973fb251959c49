import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases } from '@/tests/support/proof';
import { formatTicketNumber, readTicketNumber } from './rules';

describe('ticket number', () => {
  it.each([['the plain form', '26-012345-']])('has year, six digits and a check digit: %s', (_name, start) => {
    expect(formatTicketNumber(2026, 12345)).toMatch(new RegExp(`^${start}\\d$`));
  });

  it.each([
    ['as printed', (n: string) => n],
    ['without hyphens', (n: string) => n.replaceAll('-', '')],
    ['full width', (n: string) => n.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0))],
    ['with long vowel marks for hyphens', (n: string) => n.replaceAll('-', 'ー')],
    ['with blanks', (n: string) => ` ${n.replaceAll('-', ' ')} `],
  ])('is read %s', (_name, type) => {
    const number = formatTicketNumber(2026, 12345);
    expect(readTicketNumber(type(number))).toEqual({ kind: 'number', number });
  });

  it.each([
    ['without its check digit', '26-012345'],
    ['with No.', 'No.26-012345-'],
    ['with №, full width, without hyphens', '№２６０１２３４５'],
    ['with its word', '問合せ番号：26-012345'],
  ])('is read %s', (_name, typed) => {
    const number = formatTicketNumber(2026, 12345);
    const whole = typed.endsWith('-') ? `${typed}${number.at(-1)}` : typed;
    expect(readTicketNumber(whole)).toEqual({ kind: 'number', number });
  });

  it('may be eight digits alone, which may be a date as well', () => {
    expect(readTicketNumber('２６０１２３４５')).toEqual({ kind: 'text', also: formatTicketNumber(2026, 12345) });
  });

  it('finds every single wrong digit and every swapped pair', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999_999 }),
        fc.integer({ min: 0, max: 8 }),
        fc.integer({ min: 1, max: 9 }),
        (sequence, at, step) => {
          const digits = formatTicketNumber(2026, sequence).replaceAll('-', '');
          const wrong = digits.slice(0, at) + ((Number(digits[at]) + step) % 10) + digits.slice(at + 1);
          expect(readTicketNumber(wrong).kind).toBe('mistyped');
          const swapped = digits.slice(0, at) + (digits[at + 1] ?? '') + digits[at] + digits.slice(at + 2);
          if (swapped !== digits) expect(readTicketNumber(swapped).kind).toBe('mistyped');
        },
      ),
      cases(),
    );
  });

  it.each(['障害', '26-0123', '聖籠町', ''])('takes %j for text', (typed) => {
    expect(readTicketNumber(typed)).toEqual({ kind: 'text' });
  });
});
