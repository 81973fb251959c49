'use client';

import { type ReactNode, type RefObject, useEffect, useState } from 'react';
import type { ToldProblem } from '@/lib/core/errors';
import { useProblemText, useUiText } from '@/lib/core/i18n/client-text';
import { fill } from '@/lib/core/i18n/fill';
import { Icon } from '../icon';
import { fieldId } from './context';

interface ErrorSummaryProps {
  formId: string;
  problems: readonly ToldProblem[];
  /** What the fields are called, as far as the form knows it (`field-names.ts`). */
  names?: ReadonlyMap<string, string> | undefined;
  /** Receives the focus when problems appear. */
  boxRef: RefObject<HTMLDivElement | null>;
  /** Shown below the list: a way out, where there is one. */
  children?: ReactNode;
}

/** The words that name a field on the page: its label or legend without the 必須 mark. Null = the page shows no such field. */
function labelOf(id: string): string | null {
  const control = document.getElementById(id);
  if (control === null) return null;
  const named =
    control.closest('fieldset')?.querySelector('legend') ?? document.querySelector(`label[for="${CSS.escape(id)}"]`);
  return named?.firstChild?.textContent ?? '';
}

function useLabels(ids: readonly string[]): Record<string, string | null> {
  const [labels, setLabels] = useState<Record<string, string | null>>({});
  const key = ids.join('\n');
  useEffect(() => setLabels(Object.fromEntries(key.split('\n').map((id) => [id, labelOf(id)]))), [key]);
  return labels;
}

/** What is wrong, at the top of the form, each with a way to its field. */
export function ErrorSummary({ formId, problems, names, boxRef, children }: ErrorSummaryProps) {
  const ui = useUiText();
  const text = useProblemText();
  const fields = problems.filter(({ field }) => field !== undefined);
  const labels = useLabels(fields.map(({ field = '' }) => fieldId(formId, field)));
  if (problems.length === 0) return null;
  return (
    <div ref={boxRef} className="rounded-8 border-2 border-error-1 bg-white p-4" role="alert" tabIndex={-1}>
      <p className="flex items-center gap-2 text-std-17B-170 text-error-1">
        <Icon name="stop" />
        {fields.length > 0 ? ui.errorSummary : ui.actionFailed}
      </p>
      {fields.length > 1 ? <p>{fill(ui.errorSummaryCount, { count: fields.length })}</p> : null}
      <ul className="mt-1 list-disc ps-6">
        {problems.map((problem) => {
          const id = problem.field === undefined ? '' : fieldId(formId, problem.field);
          const name = labels[id] ?? names?.get(problem.field ?? '');
          const words = name ? `${name}: ${text(problem)}` : text(problem);
          return (
            <li key={`${id} ${problem.code}`}>
              {id && labels[id] !== null ? (
                <a className="link" href={`#${id}`}>
                  {words}
                </a>
              ) : (
                words
              )}
            </li>
          );
        })}
      </ul>
      {children}
    </div>
  );
}
