'use client';

import { Banner } from '@/components/ui/banner';
import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { Panel } from '@/components/ui/layout/panel';
import { applyHandoverAction } from '@/lib/accounts/handover/actions';
import { lineKinds } from '@/lib/accounts/handover/constants';
import type { ToldPlan } from '@/lib/accounts/handover/types';
import { fill } from '@/lib/core/i18n/fill';
import type { OrganizationId } from '@/lib/core/ids';
import { type Applied, AppliedView, type AppliedWords } from './applied-view';
import { PlanTable, type PlanTableWords } from './plan-table';
import { type Ahead, PrepareForm, type PrepareWords } from './prepare-form';

export interface PlanWords extends AppliedWords, PlanTableWords, PrepareWords {
  planCount: string;
  planProblems: string;
  apply: string;
}

export interface Previewed {
  readonly organizationId: OrganizationId;
  readonly text: string;
  readonly plan: ToldPlan;
}

interface PlanViewProps {
  previewed: Previewed;
  ahead: Ahead;
  words: PlanWords;
}

/** What a hand-over will do, line by line, and the buttons that do it: now, or on a day ahead. */
export function PlanView({ previewed, ahead, words }: PlanViewProps) {
  const { organizationId, text, plan } = previewed;
  const bad = plan.lines.filter(({ problems }) => problems.length > 0).length;
  const counts = Object.fromEntries(
    lineKinds.map((kind) => [kind, plan.lines.filter((line) => line.kind === kind).length]),
  );
  return (
    <Panel plain title={words.planTitle}>
      {bad > 0 ? (
        <Banner announce className="mb-4" kind="error" title={fill(words.planProblems, { count: bad })} />
      ) : (
        <p className="mb-4">{fill(words.planCount, counts)}</p>
      )}
      <PlanTable lines={plan.lines} words={words} />
      {bad > 0 || ahead.changes ? null : (
        <ApplyForm fingerprint={plan.fingerprint} organizationId={organizationId} text={text} words={words} />
      )}
      {bad > 0 ? null : (
        <PrepareForm
          ahead={ahead}
          fingerprint={plan.fingerprint}
          organizationId={organizationId}
          text={text}
          words={words}
        />
      )}
    </Panel>
  );
}

interface ApplyFormProps {
  organizationId: OrganizationId;
  text: string;
  fingerprint: string;
  words: PlanWords;
}

function ApplyForm({ organizationId, text, fingerprint, words }: ApplyFormProps) {
  return (
    <ActionForm
      action={applyHandoverAction}
      className="mt-4"
      done={(value) => <AppliedView applied={value as Applied} words={words} />}
      label={words.planTitle}
      once
    >
      <input name="organizationId" type="hidden" value={organizationId} />
      <input name="fingerprint" type="hidden" value={fingerprint} />
      <textarea className="hidden" name="text" readOnly value={text} />
      <div>
        <SubmitButton>{words.apply}</SubmitButton>
      </div>
    </ActionForm>
  );
}
