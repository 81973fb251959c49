'use client';

import type { ComponentProps, ReactNode } from 'react';
import { describedBy, useField } from './form-context';
import { FormField } from './form-field';
import { Select } from './select';

export interface SelectFieldProps extends Omit<ComponentProps<typeof Select>, 'id' | 'name' | 'required'> {
  name: string;
  label: string;
  required?: boolean;
  unmarked?: boolean;
  support?: ReactNode;
}

export function SelectField({
  name,
  label,
  required,
  unmarked,
  support,
  defaultValue,
  className,
  ...rest
}: SelectFieldProps) {
  const { id, error, typed } = useField(name);
  return (
    <FormField {...{ id, label, required, unmarked, support, error, className }}>
      <Select
        {...rest}
        aria-describedby={describedBy(id, support, error)}
        aria-invalid={error ? true : undefined}
        aria-required={required}
        defaultValue={typed ?? defaultValue}
        id={id}
        name={name}
      />
    </FormField>
  );
}
