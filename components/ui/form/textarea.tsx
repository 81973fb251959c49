import type { ComponentProps } from 'react';
import { classes } from '../classes';

/** Several lines of text. In forms use `TextareaField`, which also counts characters. */
export function Textarea({ className, rows = 5, ...rest }: ComponentProps<'textarea'>) {
  return <textarea {...rest} rows={rows} className={classes('field', className)} />;
}
