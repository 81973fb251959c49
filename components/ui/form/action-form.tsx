'use client';

import { Fragment, type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { idempotencyField } from '@/lib/access/forms/fields';
import { useUiText } from '@/lib/core/i18n/client-text';
import { Banner } from '../banner';
import { classes } from '../classes';
import { FormContext } from './context';
import { ErrorSummary } from './error-summary';
import { fieldNames } from './field-names';
import { newFormKey } from './key';
import { OwnerField } from './owner';
import { type FormAction, useFormState } from './state';

interface ActionFormProps {
  action: FormAction;
  /** Said when the action is done and stays on the page; the form is then empty again. */
  doneMessage?: string;
  /** What the action answered, where that must be shown: a new password, recovery codes. It stands above the form. */
  done?: (value: unknown) => ReactNode;
  /** What stands in the fields again when it is done, by name, where the answer may ask for another try. */
  again?: (value: unknown) => Readonly<Record<string, string>>;
  /** Nothing is left to be sent when it is done: the fields go. */
  once?: boolean;
  /** Names the form where a page has several. */
  label?: string;
  className?: string;
  children: ReactNode;
}

/** Enter that ends an IME conversion is not meant for the form. Safari reports it after the composition, as key 229. */
function ignoreComposition(event: KeyboardEvent) {
  if (event.key === 'Enter' && (event.nativeEvent.isComposing || event.keyCode === 229)) event.preventDefault();
}

function KeyField() {
  const [key] = useState(newFormKey);
  return <input name={idempotencyField} suppressHydrationWarning type="hidden" value={key} />;
}

/** Logging in happens in another tab, so that what was typed here stays; no live refresh leads the page away meanwhile. */
function LogInAgain() {
  const ui = useUiText();
  return (
    <p data-stays="">
      {ui.typedStays}{' '}
      <a className="link inline-block py-2" href="/login" rel="noreferrer" target="_blank">
        {ui.logInAgain}
      </a>
    </p>
  );
}

/** The page as the new program makes it, beside this one, from which what was typed can be copied. */
function OpenAnew() {
  const ui = useUiText();
  // Shown by script alone, after it was sent in vain.
  const [here] = useState(() => globalThis.location?.href ?? '/');
  return (
    <p data-stays="">
      <a className="link inline-block py-2" href={here} rel="noreferrer" target="_blank">
        {ui.openAnew}
      </a>
    </p>
  );
}

/** Comes into view and takes the focus, because the button that was pressed may be far below. */
function Answer({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} className="mb-6" tabIndex={-1}>
      {children}
    </div>
  );
}

/**
 * A form for a server action. It shows the problems on top and under their fields, keeps what was typed, moves the focus, is sent
 * once, and works before or without client script. Inside: `TextField`, `TextareaField`, …, and a `SubmitButton`.
 */
export function ActionForm(props: ActionFormProps) {
  const { action, doneMessage, done, again, once, label, className, children } = props;
  const formId = useId();
  const { state, pending, formAction, onSubmit, round, summary } = useFormState(action);
  const problems = state.status === 'failed' ? state.problems : [];
  const names = problems.length > 0 ? fieldNames(children) : undefined;
  const form = useRef<HTMLFormElement>(null);
  const silent = !done && doneMessage === undefined;
  // What was asked in a dialog is done, and the page behind it shows so.
  useEffect(() => {
    if (round > 0 && silent) form.current?.closest('dialog')?.close();
  }, [round, silent]);
  const typed = state.status === 'failed' ? state.typed : (state.status === 'done' && again?.(state.value)) || {};
  return (
    <FormContext value={{ formId, problems, typed, pending }}>
      {state.status === 'done' && done ? <Answer key={round}>{done(state.value)}</Answer> : null}
      <form
        ref={form}
        action={formAction}
        aria-busy={pending || undefined}
        aria-label={label}
        className={classes('flex flex-col gap-6', className)}
        noValidate
        onKeyDown={ignoreComposition}
        onSubmit={onSubmit}
      >
        <ErrorSummary boxRef={summary} formId={formId} names={names} problems={problems}>
          {problems.some(({ code }) => code === 'sessionExpired' || code === 'otherPerson') ? <LogInAgain /> : null}
          {problems.some(({ code }) => code === 'outdated') ? <OpenAnew /> : null}
        </ErrorSummary>
        {state.status === 'done' && doneMessage ? <Banner announce kind="success" title={doneMessage} /> : null}
        {state.status === 'done' && once ? null : (
          <Fragment key={round}>
            <KeyField />
            <OwnerField />
            {children}
          </Fragment>
        )}
      </form>
    </FormContext>
  );
}
