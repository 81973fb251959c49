'use client';

import { useEffect, useRef } from 'react';
import { Checkbox } from '@/components/ui/form/checkbox';
import { StatusBadge, type Tone } from '@/components/ui/status-badge';

/** A word of a row, in a badge where it has a tone. */
export interface TriageMark {
  text: string;
  tone?: Tone | undefined;
}

interface TriageTime {
  text: string;
  late: boolean;
}

/** An inquiry of a queue as its words. */
export interface TriageRow {
  number: string;
  /** What is sent when it is chosen: its id and version. */
  value: string;
  /** Name of its box. */
  select: string;
  chosen?: true;
  href: string;
  subject: string;
  marks: readonly TriageMark[];
  asker: string;
  /** Until when it is set aside, and when it is due. */
  hold?: TriageTime;
  due?: TriageTime;
  holder?: string;
}

interface TriageRowsProps {
  label: string;
  rows: readonly TriageRow[];
  /** Which of them is beside the queue, -1 = none; and to which the keys lead. */
  current: number;
  previous: number;
  next: number;
}

/** The list shows the row in its middle, without moving the page. */
function showRow(list: HTMLElement | null, index: number): void {
  const row = list?.children[index];
  if (!list || !row) return;
  const [box, place] = [list.getBoundingClientRect(), row.getBoundingClientRect()];
  if (place.top < box.top || place.bottom > box.bottom)
    list.scrollTop += (place.top + place.bottom - box.top - box.bottom) / 2;
}

const late = (time: TriageTime) => (time.late ? 'late' : undefined);

/** The rows of a queue: they come as words, and become elements here only. */
export function TriageRows({ label, rows, current, previous, next }: TriageRowsProps) {
  const list = useRef<HTMLOListElement>(null);
  const shown = current === -1 ? next : current;
  useEffect(() => showRow(list.current, shown), [shown]);
  return (
    <ol ref={list} aria-label={label}>
      {rows.map((row, index) => (
        <li key={row.number} aria-current={index === current ? 'true' : undefined} className="triage-row">
          <Checkbox aria-label={row.select} defaultChecked={row.chosen} name="chosen" value={row.value}>
            <span className="sr-only">{row.number}</span>
          </Checkbox>
          <a data-triage={index === next ? 'next' : index === previous ? 'previous' : undefined} href={row.href}>
            <span className="triage-subject">{row.subject}</span>
            <span className="triage-facts">
              {row.marks.map(({ text, tone }) =>
                tone === undefined ? (
                  text
                ) : (
                  <StatusBadge key={text} tone={tone}>
                    {text}
                  </StatusBadge>
                ),
              )}
              {row.asker}
              {row.hold === undefined ? null : <strong className={late(row.hold)}>{row.hold.text}</strong>}
              {row.due === undefined ? null : <span className={late(row.due)}>{row.due.text}</span>}
              {row.holder}
            </span>
          </a>
        </li>
      ))}
    </ol>
  );
}
