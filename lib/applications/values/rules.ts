import { z } from 'zod';
import { dateField, minutesField } from '@/lib/calendar/schema';
import type { ErrorParams, Problem } from '@/lib/core/errors';
import { filesKey, placeOf, valueLimit } from '../constants';
import type { FormField, Values } from '../types';

/** What values are checked against. */
export interface Given {
  /** The earliest business date that is so many working days ahead. */
  readonly earliest: (days: number) => string;
  /** After a return only these keys are open; what others had stays, whatever was sent. */
  readonly open?: readonly string[];
  readonly before?: Values;
}

export interface Checked {
  readonly values: Values;
  readonly problems: readonly Problem[];
}

type Outcome = { readonly value: string } | { readonly code: Problem['code']; readonly params?: ErrorParams };

const mailForm = z.email().max(254);
const phoneForm = /^[0-9+()\- ]{6,20}$/;
const numberForm = /^\d{1,12}$/;
const plain = (text: string): string => text.normalize('NFKC').trim();
const two = (value: number): string => String(value).padStart(2, '0');

const readers: Readonly<Record<FormField['type'], (text: string, field: FormField, given: Given) => Outcome>> = {
  text: (text, field) => readText(text, field, 200),
  textarea: (text, field) => readText(text, field, valueLimit),
  date: (text, { ahead }, { earliest }) => {
    const date = dateField.safeParse(text);
    if (!date.success) return { code: 'applications.notADate' };
    const first = ahead === undefined ? date.data : earliest(ahead);
    return date.data < first ? { code: 'applications.tooSoon', params: { date: first } } : { value: date.data };
  },
  time: (text) => {
    const minutes = minutesField.safeParse(text);
    if (!minutes.success) return { code: 'applications.notATime' };
    return { value: `${two(Math.floor(minutes.data / 60))}:${two(minutes.data % 60)}` };
  },
  number: (text) => (numberForm.test(plain(text)) ? { value: plain(text) } : { code: 'applications.notANumber' }),
  choice: (text, { options = [] }) =>
    options.some(({ value }) => value === text) ? { value: text } : { code: 'invalid' },
  yes: (text) => (text === 'true' ? { value: 'true' } : { code: 'invalid' }),
  phone: (text) => {
    const phone = plain(text).replace(/[‐‑–—−ー]/g, '-');
    return phoneForm.test(phone) ? { value: phone } : { code: 'applications.notAPhone' };
  },
  mail: (text) =>
    mailForm.safeParse(plain(text)).success ? { value: plain(text) } : { code: 'applications.notAMail' },
};

function readText(text: string, { max }: FormField, most: number): Outcome {
  const limit = max ?? most;
  return text.length > limit ? { code: 'tooLong', params: { max: limit } } : { value: text };
}

function readField(field: FormField, typed: string, given: Given): Outcome {
  const text = typed.trim();
  if (text === '') return field.required ? { code: 'required' } : { value: '' };
  return readers[field.type](text, field, given);
}

/** The values of a form as they will be kept, and what is wrong with them, by the place of each field on the page. */
export function checkValues(fields: readonly FormField[], typed: Values, given: Given): Checked {
  const problems: Problem[] = [];
  const values: Record<string, string> = {};
  for (const [index, field] of fields.entries()) {
    if (given.open && !given.open.includes(field.key)) {
      values[field.key] = given.before?.[field.key] ?? '';
      continue;
    }
    const outcome = readField(field, typed[field.key] ?? '', given);
    if ('value' in outcome) values[field.key] = outcome.value;
    else problems.push({ ...outcome, field: placeOf(index) });
  }
  return { values, problems: [...problems, ...orderProblems(fields, values)] };
}

/** Times and dates are written so that their texts compare as they do. */
function orderProblems(fields: readonly FormField[], values: Values): Problem[] {
  return fields.flatMap(({ key, after }, index) => {
    const first = fields.find((field) => field.key === after);
    const [from, to] = [values[first?.key ?? ''], values[key]];
    if (!first || !from || !to || from < to) return [];
    return [
      {
        code: 'applications.notAfter' as const,
        field: placeOf(index),
        params: { label: first.label, labelEn: first.labelEn },
      },
    ];
  });
}

/** The line by which lists tell applications of one form apart. */
export function subjectOf(fields: readonly FormField[], values: Values): string {
  const [first] = fields;
  if (!first) return '';
  const value = values[first.key] ?? '';
  const text = first.options?.find((option) => option.value === value)?.label ?? value;
  return (text.split('\n')[0] ?? '').slice(0, 100);
}

/** Keys whose values differ, in the form's order. */
export const changedKeys = (fields: readonly FormField[], before: Values, after: Values): string[] =>
  fields.map(({ key }) => key).filter((key) => (before[key] ?? '') !== (after[key] ?? ''));

/** What a return may flag. */
export const flaggable = (fields: readonly FormField[]): string[] => [...fields.map(({ key }) => key), filesKey];
