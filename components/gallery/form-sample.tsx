'use client';

import type { ReactNode } from 'react';
import { ActionForm } from '@/components/ui/action-form';
import type { FormAction } from '@/components/ui/form-state';

/** Stands in for a server action: the subject is required, the text short; anything else is 'done'. */
const tryAction: FormAction = async (_previous, form) => {
  await new Promise((resolve) => setTimeout(resolve, 400));
  const problems = [
    ...(form.get('subject') ? [] : [{ code: 'required', field: 'subject' } as const]),
    ...(form.get('system') ? [] : [{ code: 'required', field: 'system' } as const]),
    ...(form.get('urgency') ? [] : [{ code: 'required', field: 'urgency' } as const]),
    ...(String(form.get('body')).length > 200
      ? [{ code: 'tooLong', field: 'body', params: { max: 200 } } as const]
      : []),
  ];
  return problems.length > 0 ? { status: 'failed', problems, typed: {} } : { status: 'done', value: null };
};

export function FormSample({
  label,
  doneMessage,
  children,
}: {
  label: string;
  doneMessage: string;
  children: ReactNode;
}) {
  return (
    <ActionForm action={tryAction} className="max-w-2xl" doneMessage={doneMessage} label={label}>
      {children}
    </ActionForm>
  );
}
