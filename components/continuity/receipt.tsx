'use client';

import type { ReactNode } from 'react';
import { Banner } from '@/components/ui/banner';
import { ActionForm } from '@/components/ui/form/action-form';
import type { FormAction } from '@/components/ui/form/state';

interface ReceiptProps {
  action: FormAction;
  label: string;
  receipt: string;
  children: ReactNode;
}

/** A form whose answer is a receipt number, large enough to be read out. */
export function Receipt({ action, label, receipt, children }: ReceiptProps) {
  return (
    <ActionForm
      action={action}
      done={(value) => (
        <Banner announce kind="success" title={receipt}>
          <strong className="text-std-20B-150" data-receipt="">
            {(value as { receiptNumber: string }).receiptNumber}
          </strong>
        </Banner>
      )}
      label={label}
    >
      {children}
    </ActionForm>
  );
}
