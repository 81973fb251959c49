'use client';

import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { issuePasswordsAction } from '@/lib/accounts/handover/prepared/actions';
import { type Applied, AppliedView, type AppliedWords } from './applied-view';

interface IssuePasswordsProps {
  id: string;
  submit: string;
  words: AppliedWords;
}

/** Issues passwords for those whom a hand-over added, and shows them this once. */
export function IssuePasswords({ id, submit, words }: IssuePasswordsProps) {
  return (
    <ActionForm
      action={issuePasswordsAction}
      done={(value) => <AppliedView applied={{ ...(value as Pick<Applied, 'added'>), changed: 0 }} words={words} />}
      label={submit}
    >
      <input name="id" type="hidden" value={id} />
      <div>
        <SubmitButton>{submit}</SubmitButton>
      </div>
    </ActionForm>
  );
}
