import type { ComponentProps, ReactNode } from 'react';
import { classes } from '../classes';

interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type'> {
  /** Stands beside the box and belongs to its target. */
  children: ReactNode;
}

export function Checkbox({ children, className, ...rest }: CheckboxProps) {
  return (
    <label className={classes('choice', className)}>
      <input {...rest} type="checkbox" />
      <span>{children}</span>
    </label>
  );
}
