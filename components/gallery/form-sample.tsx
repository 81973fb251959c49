'use client';

import { type ReactNode, useState } from 'react';
import { ActionForm } from '@/components/ui/form/action-form';
import type { FormAction } from '@/components/ui/form/state';

/** What the portal says of the two problems that this form has: a real action's answer brings it along. */
interface SampleTexts {
  readonly required: string;
  readonly tooLong: string;
}

/** Stands in for a server action: the subject is required, the text short; anything else is 'done'. */
const sampleAction =
  (texts: SampleTexts): FormAction =>
  async (_previous, form) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    const problems = [
      ...(form.get('subject') ? [] : [{ code: 'required', field: 'subject' } as const]),
      ...(form.get('system') ? [] : [{ code: 'required', field: 'system' } as const]),
      ...(form.get('urgency') ? [] : [{ code: 'required', field: 'urgency' } as const]),
      ...(String(form.get('body')).length > 200
        ? [{ code: 'tooLong', field: 'body', params: { max: 200 } } as const]
        : []),
    ];
    if (problems.length === 0) return { status: 'done', value: null };
    return {
      status: 'failed',
      problems: problems.map((problem) => ({ ...problem, text: texts[problem.code] })),
      typed: {},
    };
  };

export function FormSample({
  label,
  doneMessage,
  texts,
  children,
}: {
  label: string;
  doneMessage: string;
  texts: SampleTexts;
  children: ReactNode;
}) {
  const [action] = useState(() => sampleAction(texts));
  return (
    <ActionForm action={action} className="max-w-2xl" doneMessage={doneMessage} label={label}>
      {children}
    </ActionForm>
  );
}
