'use client';

import { useField } from '@/components/ui/form/context';
import { FieldError } from '@/components/ui/form/field';

export interface MoveChoice {
  move: string;
  label: string;
  help: string;
}

interface MoveChoicesProps {
  legend: string;
  choices: readonly MoveChoice[];
  /** The first of these that is possible is chosen: that of a draft may not be any more. */
  initial: readonly (string | undefined)[];
}

/** What to do with the text, one of the moves that this person has now, each saying what will happen. */
export function MoveChoices({ legend, choices, initial }: MoveChoicesProps) {
  const { id, error, typed } = useField('move');
  const chosen = [typed, ...initial].find((wanted) => choices.some(({ move }) => move === wanted));
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="sr-only">{legend}</legend>
      <div className="move-choices">
        {choices.map(({ move, label, help }, index) => (
          <label key={move} className="move-choice">
            <input
              aria-describedby={`${id}-${move}-help`}
              aria-invalid={error ? true : undefined}
              aria-labelledby={`${id}-${move}`}
              defaultChecked={move === chosen}
              id={index === 0 ? id : undefined}
              name="move"
              type="radio"
              value={move}
            />
            <span className="move-name" id={`${id}-${move}`}>
              {label}
            </span>
            <span className="move-help" id={`${id}-${move}-help`}>
              {help}
            </span>
          </label>
        ))}
      </div>
      <FieldError id={id}>{error}</FieldError>
    </fieldset>
  );
}
