import type { ComponentProps } from 'react';
import { classes } from '../classes';

interface InputProps extends Omit<ComponentProps<'input'>, 'size'> {
  /** `small` in toolbars and filters; forms use the ordinary one. */
  size?: 'small' | 'medium';
}

/** One line of text. Always with a `<label>`; in forms use `TextField`, which brings label, support text and error. */
export function Input({ size, className, type = 'text', ...rest }: InputProps) {
  return <input {...rest} type={type} className={classes('field', size === 'small' && 'field-small', className)} />;
}
