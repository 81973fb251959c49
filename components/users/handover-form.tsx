'use client';

import { type ReactNode, useRef, useState } from 'react';
import { ActionForm } from '@/components/ui/form/action-form';
import { describedBy } from '@/components/ui/form/context';
import { FormField } from '@/components/ui/form/field';
import { Input } from '@/components/ui/form/input';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { previewHandoverAction } from '@/lib/accounts/handover/actions';
import type { Problem } from '@/lib/core/errors';
import { fill as fillIn } from '@/lib/core/i18n/fill';
import type { OrganizationId } from '@/lib/core/ids';
import { PlanView, type PlanWords, type Previewed } from './plan-view';
import type { Ahead } from './prepare-form';
import { readTable } from './table-file';

export interface HandoverWords extends PlanWords {
  title: string;
  file: string;
  fileSupport: string;
  preview: string;
  /** What is wrong with a file, by error code. */
  fileProblems: Readonly<Record<string, string>>;
}

interface HandoverFormProps {
  organizationId: OrganizationId;
  ahead: Ahead;
  words: HandoverWords;
  /** The field named `text`. */
  children: ReactNode;
}

/** A file or pasted lines → what they would change → done. */
export function HandoverForm({ organizationId, ahead, words, children }: HandoverFormProps) {
  const box = useRef<HTMLDivElement>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const fill = async (file: File | undefined) => {
    const field = box.current?.querySelector('textarea');
    if (!file || !field) return;
    const read = await readTable(file);
    if (read.ok) field.value = read.value;
    setProblem(read.ok ? null : (read.problems[0] ?? null));
  };
  return (
    <ActionForm
      action={previewHandoverAction}
      again={(value) => ({ text: (value as Previewed).text })}
      done={(value) => <PlanView ahead={ahead} previewed={value as Previewed} words={words} />}
      label={words.title}
    >
      <input name="organizationId" type="hidden" value={organizationId} />
      <div aria-live="polite">
        <FormField
          error={problem ? fillIn(words.fileProblems[problem.code] ?? problem.code, problem.params) : undefined}
          id="handover-file"
          label={words.file}
          support={words.fileSupport}
          unmarked
        >
          <Input
            accept=".csv,.tsv,.txt,text/csv"
            aria-describedby={describedBy('handover-file', words.fileSupport, problem)}
            aria-invalid={problem ? true : undefined}
            id="handover-file"
            onChange={(event) => fill(event.currentTarget.files?.[0])}
            onClick={(event) => {
              // The same file, corrected meanwhile, is another choice.
              event.currentTarget.value = '';
            }}
            type="file"
          />
        </FormField>
      </div>
      <div ref={box}>{children}</div>
      <div>
        <SubmitButton>{words.preview}</SubmitButton>
      </div>
    </ActionForm>
  );
}
