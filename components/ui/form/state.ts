'use client';

import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation';
import { type FormEvent, type RefObject, useActionState, useEffect, useRef, useState, useTransition } from 'react';
import type { ActionState } from '@/lib/access/action';

export type FormAction = (previous: ActionState, form: FormData) => Promise<ActionState>;

export interface FormState {
  readonly state: ActionState;
  readonly pending: boolean;
  /** Sent by the browser itself as long as no script runs. */
  readonly formAction: (form: FormData) => void;
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  /** Counts what was done: with each the form starts anew. */
  readonly round: number;
  readonly summary: RefObject<HTMLDivElement | null>;
}

const idle: ActionState = { status: 'idle' };

/** The network failed before an answer came; what the server did is unknown, and the form's key makes sending again safe. */
const unreachable: ActionState = { status: 'failed', problems: [{ code: 'unreachable' }], typed: {} };

/** The program behind this page was replaced since: sending again would never help. */
const outdated: ActionState = { status: 'failed', problems: [{ code: 'outdated' }], typed: {} };

async function send(action: FormAction, data: FormData): Promise<ActionState> {
  try {
    // No action looks at what came before; sent along, it would bring back all that was typed a second time.
    return (await action(idle, data)) ?? idle;
  } catch (error) {
    unstable_rethrow(error);
    return unstable_isUnrecognizedActionError(error) ? outdated : unreachable;
  }
}

/**
 * Without script the form posts `formAction` and the page comes back with what was typed. With script it is sent from here
 * instead, because React empties a form whose own action has run, and because a failed connection must not replace the page.
 */
export function useFormState(action: FormAction): FormState {
  const [posted, formAction] = useActionState(action, idle);
  const [sent, setSent] = useState<ActionState | null>(null);
  const [round, setRound] = useState(0);
  const [pending, start] = useTransition();
  const summary = useRef<HTMLDivElement>(null);
  const state = sent ?? posted;
  useEffect(() => {
    if (state.status === 'failed') summary.current?.focus();
  }, [state]);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const form = event.currentTarget;
    const data = new FormData(form, (event.nativeEvent as SubmitEvent).submitter);
    start(async () => {
      const next = obstacleIn(form) ?? (await send(action, data));
      start(() => {
        setSent(next);
        if (next.status === 'done') setRound((count) => count + 1);
      });
    });
  };
  return { state, pending, formAction, onSubmit, round, summary };
}

/**
 * What keeps a form from being sent: something that is still under way (a file being sent) marks itself with `data-busy`; a file that was
 * not taken says in `data-refused` which one and why, because the words would go without it.
 */
function obstacleIn(form: HTMLFormElement): ActionState | null {
  const refused = Array.from(form.querySelectorAll<HTMLElement>('[data-refused]'), ({ dataset }) => dataset.refused);
  if (refused.length > 0)
    return { status: 'failed', problems: [{ code: 'filesRefused', params: { files: refused.join(' ') } }], typed: {} };
  return form.querySelector('[data-busy]') ? unfinished : null;
}

const unfinished: ActionState = { status: 'failed', problems: [{ code: 'unfinished' }], typed: {} };
