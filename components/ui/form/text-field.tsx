'use client';

import type { ComponentProps } from 'react';
import { controlProps, type FieldProps, useField } from './context';
import { FormField } from './field';
import { Input } from './input';

export interface TextFieldProps extends FieldProps, Omit<ComponentProps<typeof Input>, 'id' | keyof FieldProps> {}

/** One line of text in a form: a label, the control, its error. `type` also makes date, time, e-mail and password of it. */
export function TextField(props: TextFieldProps) {
  const { name, label, required, unmarked, support, defaultValue, className, ...rest } = props;
  const field = useField(name);
  const { id, error, typed } = field;
  return (
    <FormField {...{ id, label, required, unmarked, support, error, className }}>
      <Input
        {...rest}
        {...controlProps(field, props)}
        defaultValue={typeof typed === 'string' ? typed : defaultValue}
      />
    </FormField>
  );
}
