'use client';

import type { ReactNode } from 'react';
import { useUiText } from '@/lib/core/i18n/client-text';
import { classes } from '../classes';
import { Icon } from '../icon';

/** Required fields say so in words; the others say that they may be left empty. */
export function RequirementMark({ required }: { required: boolean }) {
  const ui = useUiText();
  const look = required ? 'text-error-1' : 'text-solid-gray-700';
  return <span className={classes('ms-2 text-dns-14N-130', look)}>{required ? ui.required : ui.optional}</span>;
}

export function FieldSupport({ id, children }: { id: string; children: ReactNode }) {
  return children ? (
    <p className="text-dns-16N-130 text-solid-gray-700" id={`${id}-support`}>
      {children}
    </p>
  ) : null;
}

export function FieldError({ id, children }: { id: string; children: string | undefined }) {
  return children ? (
    <p className="flex items-start gap-1 text-error-1" id={`${id}-error`}>
      <Icon name="stop" className="mt-1" />
      {children}
    </p>
  ) : null;
}

export interface FormFieldProps {
  /** Id of the control. */
  id: string;
  label: string;
  required?: boolean | undefined;
  /** Neither 必須 nor 任意: for filters and single-field forms. */
  unmarked?: boolean | undefined;
  /** How to fill the field in; always visible, in place of a placeholder. */
  support?: ReactNode;
  error?: string | undefined;
  className?: string | undefined;
  children: ReactNode;
}

/** Label, mark, support text, control, error: in this order for every field. */
export function FormField({ id, label, required, unmarked, support, error, className, children }: FormFieldProps) {
  return (
    <div className={classes('flex flex-col gap-2', className)}>
      <div>
        <label className="text-std-16B-170" htmlFor={id}>
          {label}
        </label>
        {unmarked ? null : <RequirementMark required={required ?? false} />}
      </div>
      <FieldSupport id={id}>{support}</FieldSupport>
      {children}
      <FieldError id={id}>{error}</FieldError>
    </div>
  );
}
