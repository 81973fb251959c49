'use client';

import { type ReactNode, useId, useRef } from 'react';
import { useUiText } from '@/lib/core/i18n/client-text';
import { Button, type ButtonSize, type ButtonVariant } from '../button';
import { Icon } from '../icon';

interface DialogProps {
  /** Words on the button that opens it. */
  trigger: string;
  /** Says of what, where several buttons of a page have the same words; holds those words. */
  triggerLabel?: string;
  triggerVariant?: ButtonVariant;
  triggerSize?: ButtonSize;
  title: string;
  /** Says what will happen, and holds the form that does it. */
  children: ReactNode;
}

/** A question on top of the page, by the browser's own `<dialog>`: it keeps the focus inside, closes on Escape and gives it back. */
export function Dialog({ trigger, triggerLabel, triggerVariant, triggerSize, title, children }: DialogProps) {
  const ui = useUiText();
  const box = useRef<HTMLDialogElement>(null);
  const heading = useId();
  return (
    <>
      <Button
        aria-haspopup="dialog"
        aria-label={triggerLabel}
        onClick={() => box.current?.showModal()}
        {...(triggerVariant && { variant: triggerVariant })}
        {...(triggerSize && { size: triggerSize })}
      >
        {trigger}
      </Button>
      <dialog ref={box} aria-labelledby={heading} className="dialog">
        <div className="mb-4 flex items-start justify-between gap-4">
          <h2 className="text-std-20B-150" id={heading}>
            {title}
          </h2>
          <button aria-label={ui.close} className="icon-button" onClick={() => box.current?.close()} type="button">
            <Icon name="close" />
          </button>
        </div>
        {children}
      </dialog>
    </>
  );
}
