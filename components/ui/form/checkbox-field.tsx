'use client';

import type { ReactNode } from 'react';
import { Checkbox } from './checkbox';
import { describedBy, useField } from './context';
import { FieldError, FieldSupport } from './field';

interface CheckboxFieldProps {
  name: string;
  /** What is sent when it is ticked; nothing is sent otherwise. */
  value?: string;
  defaultChecked?: boolean;
  support?: ReactNode;
  children: ReactNode;
}

/** One yes-or-no question: consent, an option. */
export function CheckboxField({ name, value = 'true', defaultChecked, support, children }: CheckboxFieldProps) {
  const { id, error, typed } = useField(name);
  return (
    <div>
      <Checkbox
        aria-describedby={describedBy(id, support, error)}
        aria-invalid={error ? true : undefined}
        defaultChecked={typed === undefined ? defaultChecked : [typed].flat().includes(value)}
        id={id}
        name={name}
        value={value}
      >
        {children}
      </Checkbox>
      <FieldSupport id={id}>{support}</FieldSupport>
      <FieldError id={id}>{error}</FieldError>
    </div>
  );
}
