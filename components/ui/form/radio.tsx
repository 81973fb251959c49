import type { ComponentProps, ReactNode } from 'react';
import { classes } from '../classes';

interface RadioProps extends Omit<ComponentProps<'input'>, 'type'> {
  children: ReactNode;
}

/** One of several; stands in a `fieldset` with a `legend` (`RadioField` makes them). */
export function Radio({ children, className, ...rest }: RadioProps) {
  return (
    <label className={classes('choice', className)}>
      <input {...rest} type="radio" />
      <span>{children}</span>
    </label>
  );
}
