'use client';

import type { ComponentProps, ReactNode } from 'react';
import { describedBy, useField } from './form-context';
import { FormField } from './form-field';
import { Input } from './input';

export interface TextFieldProps extends Omit<ComponentProps<typeof Input>, 'id' | 'name' | 'required'> {
  name: string;
  label: string;
  required?: boolean;
  unmarked?: boolean;
  support?: ReactNode;
}

/** One line of text in a form: a label, the control, its error. `type` also makes date, time, e-mail and password of it. */
export function TextField({
  name,
  label,
  required,
  unmarked,
  support,
  defaultValue,
  className,
  ...rest
}: TextFieldProps) {
  const { id, error, typed } = useField(name);
  return (
    <FormField {...{ id, label, required, unmarked, support, error, className }}>
      <Input
        {...rest}
        aria-describedby={describedBy(id, support, error)}
        aria-invalid={error ? true : undefined}
        aria-required={required}
        defaultValue={typeof typed === 'string' ? typed : defaultValue}
        id={id}
        name={name}
      />
    </FormField>
  );
}
