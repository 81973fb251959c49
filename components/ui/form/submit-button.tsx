'use client';

import { type ComponentProps, useContext } from 'react';
import { useFormStatus } from 'react-dom';
import { useUiText } from '@/lib/core/i18n/client-text';
import { Button } from '../button';
import { FormContext } from './context';

type SubmitButtonProps = Omit<ComponentProps<typeof Button>, 'type' | 'onClick'>;

/** Sends its form, once: while that is under way it says so and does nothing. */
export function SubmitButton({ variant = 'solid', children, ...rest }: SubmitButtonProps) {
  const ui = useUiText();
  const status = useFormStatus();
  const { pending } = useContext(FormContext);
  const busy = pending || status.pending;
  return (
    <Button
      {...rest}
      aria-disabled={busy || rest['aria-disabled'] || undefined}
      onClick={(event) => {
        if (busy || rest['aria-disabled']) event.preventDefault();
      }}
      type="submit"
      variant={variant}
    >
      {busy ? `${ui.sending}…` : children}
    </Button>
  );
}
