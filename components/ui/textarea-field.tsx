'use client';

import { type ComponentProps, type ReactNode, useState } from 'react';
import { useUiText } from '@/lib/core/i18n/client-text';
import { fill } from '@/lib/core/i18n/fill';
import { formatNumber } from '@/lib/core/i18n/format';
import { describedBy, useField } from './form-context';
import { FormField } from './form-field';
import { Textarea } from './textarea';

/** Characters that remain, counted as the server counts them (UTF-16 units, a line end is one). */
function Counter({ length, max }: { length: number; max: number }) {
  const ui = useUiText();
  const left = max - length;
  const text = fill(left < 0 ? ui.charactersOver : ui.charactersLeft, { count: formatNumber(Math.abs(left)) });
  return (
    <p className={left < 0 ? 'text-error-1' : 'text-dns-14N-130 text-solid-gray-700'}>
      <span aria-live={left < 50 ? 'polite' : 'off'}>{text}</span>
    </p>
  );
}

export interface TextareaFieldProps extends Omit<ComponentProps<'textarea'>, 'id' | 'name' | 'required' | 'maxLength'> {
  name: string;
  label: string;
  required?: boolean;
  unmarked?: boolean;
  support?: ReactNode;
  /** Longest allowed text. Counted and told, never cut off: a pasted text must not lose its end silently. */
  max?: number;
}

export function TextareaField(props: TextareaFieldProps) {
  const { name, label, required, unmarked, support, max, defaultValue, className, onChange, ...rest } = props;
  const { id, error, typed } = useField(name);
  const start = typeof typed === 'string' ? typed : defaultValue;
  const [length, setLength] = useState(String(start ?? '').length);
  return (
    <FormField {...{ id, label, required, unmarked, support, error, className }}>
      <Textarea
        {...rest}
        aria-describedby={describedBy(id, support, error)}
        aria-invalid={error ? true : undefined}
        aria-required={required}
        defaultValue={start}
        id={id}
        name={name}
        onChange={(event) => {
          setLength(event.target.value.length);
          onChange?.(event);
        }}
      />
      {max === undefined ? null : <Counter length={length} max={max} />}
    </FormField>
  );
}
