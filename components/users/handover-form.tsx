'use client';

import { type ReactNode, useRef } from 'react';
import { ActionForm } from '@/components/ui/action-form';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { previewHandoverAction } from '@/lib/accounts/handover/actions';
import { PlanView, type PlanWords, type Previewed } from './plan-view';

export interface HandoverWords extends PlanWords {
  title: string;
  file: string;
  fileSupport: string;
  preview: string;
}

interface HandoverFormProps {
  organizationId: string;
  words: HandoverWords;
  /** The field named `text`. */
  children: ReactNode;
}

/** Excel in Japan saves Shift_JIS unless asked otherwise; UTF-8 that is no UTF-8 is that. */
async function readText(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('shift_jis').decode(bytes);
  }
}

/** A file or pasted lines → what they would change → done. */
export function HandoverForm({ organizationId, words, children }: HandoverFormProps) {
  const box = useRef<HTMLDivElement>(null);
  const fill = async (file: File | undefined) => {
    const field = box.current?.querySelector('textarea');
    if (file && field) field.value = await readText(file);
  };
  return (
    <ActionForm
      action={previewHandoverAction}
      again={(value) => ({ text: (value as Previewed).text })}
      done={(value) => <PlanView previewed={value as Previewed} words={words} />}
      label={words.title}
    >
      <input name="organizationId" type="hidden" value={organizationId} />
      <FormField id="handover-file" label={words.file} support={words.fileSupport} unmarked>
        <Input
          accept=".csv,.tsv,.txt,text/csv"
          aria-describedby="handover-file-support"
          id="handover-file"
          onChange={(event) => fill(event.currentTarget.files?.[0])}
          type="file"
        />
      </FormField>
      <div ref={box}>{children}</div>
      <div>
        <SubmitButton>{words.preview}</SubmitButton>
      </div>
    </ActionForm>
  );
}
