import { diffLines } from 'diff';

export interface DifferenceLine {
  /** Of its own among them. */
  readonly key: number;
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

interface Text {
  readonly title: string;
  readonly body: string;
}

/** Milliseconds that two texts are compared; longer ones are shown as taken away and put in whole. */
const patience = 500;

const whole = ({ title, body }: Text): string => `${title}\n\n${body}\n`;
const linesOf = (text: string): string[] => text.replace(/\n$/, '').split('\n');

/** The lines of two revisions: the same, added, removed. Empty = nothing differs. */
export function differenceOf(before: Text, after: Text): DifferenceLine[] {
  const [from, to] = [whole(before), whole(after)];
  if (from === to) return [];
  const parts = diffLines(from, to, { timeout: patience }) ?? [
    { value: from, removed: true, added: false },
    { value: to, removed: false, added: true },
  ];
  return parts
    .flatMap(({ value, added, removed }) =>
      linesOf(value).map((text) => ({
        kind: added ? ('added' as const) : removed ? ('removed' as const) : ('same' as const),
        text,
      })),
    )
    .map((line, key) => ({ key, ...line }));
}
