import type { ComponentProps } from 'react';
import { classes } from '../classes';

export interface SelectOption {
  value: string;
  label: string;
  /** Options with the same group stand together under its name. */
  group?: string;
}

interface SelectProps extends Omit<ComponentProps<'select'>, 'size' | 'children'> {
  options: readonly SelectOption[];
  /** First, empty choice: 'all', 'not chosen'. */
  emptyLabel?: string;
  size?: 'small' | 'medium';
}

function Options({ options }: { options: readonly SelectOption[] }) {
  return options.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}

/** One of a list, by the browser's own control. In forms use `SelectField`. */
export function Select({ options, emptyLabel, size, className, ...rest }: SelectProps) {
  const groups = [...new Set(options.map(({ group }) => group))].filter((group) => group !== undefined);
  return (
    <select {...rest} className={classes('field', size === 'small' && 'field-small', className)}>
      {emptyLabel === undefined ? null : <option value="">{emptyLabel}</option>}
      <Options options={options.filter(({ group }) => group === undefined)} />
      {groups.map((name) => (
        <optgroup key={name} label={name}>
          <Options options={options.filter(({ group }) => group === name)} />
        </optgroup>
      ))}
    </select>
  );
}
