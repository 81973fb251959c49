'use client';

import type { ReactNode } from 'react';
import { classes } from '../classes';
import { Checkbox } from './checkbox';
import { describedBy, useField } from './context';
import { FieldError, FieldSupport, RequirementMark } from './field';
import { Radio } from './radio';

export interface Choice {
  value: string;
  label: string;
}

interface ChoiceFieldProps {
  /** `radio`: one of them; `checkbox`: any number, sent as a list. */
  kind: 'radio' | 'checkbox';
  name: string;
  legend: string;
  choices: readonly Choice[];
  required?: boolean;
  unmarked?: boolean;
  support?: ReactNode;
  defaultValue?: string | readonly string[] | undefined;
  /** Side by side instead of one below the other. */
  inline?: boolean;
  className?: string;
}

/** Several choices under one question. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { kind, name, legend, choices, required, unmarked, support, defaultValue, inline, className } = props;
  const { id, error, typed } = useField(name);
  const chosen: readonly string[] = [typed ?? defaultValue ?? []].flat();
  const Control = kind === 'radio' ? Radio : Checkbox;
  return (
    <fieldset aria-describedby={describedBy(id, support, error)} className={className}>
      <legend className="mb-2 text-std-16B-170">
        {legend}
        {unmarked ? null : <RequirementMark required={required ?? false} />}
      </legend>
      <FieldSupport id={id}>{support}</FieldSupport>
      <div className={classes('flex', inline ? 'flex-wrap gap-x-6' : 'flex-col')}>
        {choices.map(({ value, label }, index) => (
          <Control
            key={value}
            aria-invalid={error ? true : undefined}
            defaultChecked={chosen.includes(value)}
            id={index === 0 ? id : undefined}
            name={name}
            value={value}
          >
            {label}
          </Control>
        ))}
      </div>
      <FieldError id={id}>{error}</FieldError>
    </fieldset>
  );
}
