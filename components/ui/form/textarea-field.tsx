'use client';

import { type ComponentProps, useState } from 'react';
import { useUiText } from '@/lib/core/i18n/client-text';
import { fill } from '@/lib/core/i18n/fill';
import { formatNumber } from '@/lib/core/i18n/format';
import { controlProps, type FieldProps, useField } from './context';
import { useEarlyText } from './early-text';
import { FormField } from './field';
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

export interface TextareaFieldProps
  extends FieldProps,
    Omit<ComponentProps<'textarea'>, 'id' | keyof FieldProps | 'maxLength'> {
  /** Longest allowed text. Counted and told, never cut off: a pasted text must not lose its end silently. */
  max?: number;
}

export function TextareaField(props: TextareaFieldProps) {
  const { name, label, required, unmarked, support, max, defaultValue, className, onChange, ...rest } = props;
  const field = useField(name);
  const { id, error, typed } = field;
  useEarlyText(id);
  const start = typeof typed === 'string' ? typed : defaultValue;
  const [length, setLength] = useState(String(start ?? '').length);
  return (
    <FormField {...{ id, label, required, unmarked, support, error, className }}>
      <Textarea
        {...rest}
        {...controlProps(field, props)}
        defaultValue={start}
        onChange={(event) => {
          setLength(event.target.value.length);
          onChange?.(event);
        }}
      />
      {max === undefined ? null : <Counter length={length} max={max} />}
    </FormField>
  );
}
