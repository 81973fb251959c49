'use client';

import type { ReactNode } from 'react';
import { Banner } from '@/components/ui/banner';
import { ActionForm } from '@/components/ui/form/action-form';
import type { FormAction } from '@/components/ui/form/state';
import type { Together } from '@/lib/applications/deciding/types';
import { fill } from '@/lib/core/i18n/fill';

interface BulkFrameProps {
  action: FormAction;
  label: string;
  words: { done: string; left: string };
  children: ReactNode;
}

/** A form that says how many were approved, and which were not. */
export function BulkFrame({ action, label, words, children }: BulkFrameProps) {
  return (
    <ActionForm
      action={action}
      done={(value) => {
        const { approved, left } = value as Together;
        return (
          <Banner announce kind={left.length > 0 ? 'warning' : 'success'} title={fill(words.done, { count: approved })}>
            {left.length > 0 ? <p>{fill(words.left, { numbers: left.join(', ') })}</p> : null}
          </Banner>
        );
      }}
      label={label}
    >
      {children}
    </ActionForm>
  );
}
