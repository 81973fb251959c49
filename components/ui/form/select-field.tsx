'use client';

import type { ComponentProps } from 'react';
import { controlProps, type FieldProps, useField } from './context';
import { FormField } from './field';
import { Select } from './select';

export interface SelectFieldProps extends FieldProps, Omit<ComponentProps<typeof Select>, 'id' | keyof FieldProps> {}

export function SelectField(props: SelectFieldProps) {
  const { name, label, required, unmarked, support, defaultValue, className, ...rest } = props;
  const field = useField(name);
  const { id, error, typed } = field;
  return (
    <FormField {...{ id, label, required, unmarked, support, error, className }}>
      <Select {...rest} {...controlProps(field, props)} defaultValue={typed ?? defaultValue} />
    </FormField>
  );
}
