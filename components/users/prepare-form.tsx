'use client';

import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { changePreparedAction, prepareHandoverAction } from '@/lib/accounts/handover/prepared/actions';
import type { OrganizationId } from '@/lib/core/ids';

export interface PrepareWords {
  prepareTitle: string;
  prepare: string;
  save: string;
  effectiveOn: string;
  effectiveOnSupport: string;
}

/** The day for which a hand-over is prepared. */
export interface Ahead {
  /** What stands in the field at first. */
  readonly effectiveOn: string;
  /** The prepared one that is changed; none = a new one. */
  readonly changes?: { readonly id: string; readonly version: number };
}

interface PrepareFormProps {
  ahead: Ahead;
  organizationId: OrganizationId;
  text: string;
  fingerprint: string;
  words: PrepareWords;
}

/** Keeps what was previewed until its day. */
export function PrepareForm({ ahead, organizationId, text, fingerprint, words }: PrepareFormProps) {
  const { effectiveOn, changes } = ahead;
  return (
    <ActionForm
      action={changes ? changePreparedAction : prepareHandoverAction}
      className="mt-4 border-line border-t pt-4"
      label={words.prepareTitle}
    >
      {changes ? (
        <>
          <input name="id" type="hidden" value={changes.id} />
          <input name="version" type="hidden" value={changes.version} />
        </>
      ) : (
        <input name="organizationId" type="hidden" value={organizationId} />
      )}
      <input name="fingerprint" type="hidden" value={fingerprint} />
      <textarea className="hidden" name="text" readOnly value={text} />
      <TextField
        defaultValue={effectiveOn}
        label={words.effectiveOn}
        name="effectiveOn"
        required
        support={words.effectiveOnSupport}
        type="date"
      />
      <div>
        <SubmitButton variant="outline">{changes ? words.save : words.prepare}</SubmitButton>
      </div>
    </ActionForm>
  );
}
