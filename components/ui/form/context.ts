'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { ToldProblem } from '@/lib/core/errors';
import { useProblemText } from '@/lib/core/i18n/client-text';

/** What a form tells the fields inside it. */
export interface FormContextValue {
  /** Makes ids unique where a page has several forms. */
  readonly formId: string;
  readonly problems: readonly ToldProblem[];
  /** What was sent before the page was rendered again, by field name. */
  readonly typed: Readonly<Record<string, string | readonly string[]>>;
  readonly pending: boolean;
}

export const FormContext = createContext<FormContextValue>({ formId: '', problems: [], typed: {}, pending: false });

export function fieldId(formId: string, name: string): string {
  return formId === '' ? name : `${formId}-${name}`;
}

export interface FieldState {
  readonly id: string;
  /** The problems of the field, in words. */
  readonly error: string | undefined;
  readonly typed: string | readonly string[] | undefined;
}

export function useField(name: string): FieldState {
  const { formId, problems, typed } = useContext(FormContext);
  const text = useProblemText();
  const own = problems.filter(({ field }) => field === name).map(text);
  return { id: fieldId(formId, name), error: own.length > 0 ? own.join(' ') : undefined, typed: typed[name] };
}

/** Ids for `aria-describedby`: support text first, then the error. */
export function describedBy(id: string, support: unknown, error: unknown): string | undefined {
  const ids = [support ? `${id}-support` : '', error ? `${id}-error` : ''].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

/** What every labelled field is told. */
export interface FieldProps {
  name: string;
  label: string;
  required?: boolean;
  unmarked?: boolean;
  support?: ReactNode;
}

/** What ties a control to its label, its support text and its error. */
export function controlProps({ id, error }: FieldState, { name, support, required }: FieldProps) {
  return {
    id,
    name,
    'aria-describedby': describedBy(id, support, error),
    'aria-invalid': error ? (true as const) : undefined,
    'aria-required': required,
  };
}
