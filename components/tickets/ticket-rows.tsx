'use client';

import type { ReactNode } from 'react';
import type { Column } from '@/components/ui/list/rows';
import { StatusBadge, type Tone } from '@/components/ui/status-badge';
import { Marked } from '@/components/ui/text/marked';
import type { Part } from '@/lib/core/search/snippet';

/** What a cell says; `Drawn` shows it. */
export type TicketCell =
  | { kind: 'text'; text: string }
  | { kind: 'badge'; text: string; tone: Tone }
  /** No more than a row of 40 px holds; all of it stands in the title. */
  | { kind: 'lines'; text: string }
  | { kind: 'overdue'; text: string; said: string }
  | {
      kind: 'subject';
      text: string;
      /** Said before a subject that was not read yet. */
      unread?: string;
      /** The subject with what was looked for, where something was. */
      parts?: readonly Part[];
      /** Where else it was found: in what, and the words around it. */
      found?: { in: string; parts: readonly Part[] };
    };

export interface TicketRow {
  number: string;
  unread: boolean;
  /** In the order of the columns. */
  cells: readonly TicketCell[];
}

/** The body of a list of inquiries: each row comes as its words, and becomes elements here only. */
export function TicketRows({ columns, rows }: { columns: readonly Column[]; rows: readonly TicketRow[] }) {
  return (
    <tbody>
      {rows.map(({ number, unread, cells }) => (
        <tr key={number} className={unread ? 'unread' : undefined}>
          {columns.map(({ name, className, label }, index) => (
            <td key={name} className={className} data-label={label}>
              {drawn(number, cells[index])}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

function drawn(number: string, cell: TicketCell | undefined): ReactNode {
  switch (cell?.kind) {
    case 'badge':
      return <StatusBadge tone={cell.tone}>{cell.text}</StatusBadge>;
    case 'lines':
      return (
        <span className="two-lines" title={cell.text}>
          {cell.text}
        </span>
      );
    case 'overdue':
      return (
        <>
          {cell.text}
          <strong className="late">{cell.said}</strong>
        </>
      );
    case 'subject':
      return (
        <>
          <a className="link two-lines" href={`/tickets/${number}`} title={cell.text}>
            {cell.unread === undefined ? null : <span className="sr-only">{`${cell.unread} `}</span>}
            {cell.parts === undefined ? cell.text : <Marked parts={cell.parts} />}
          </a>
          {cell.found === undefined ? null : (
            <span className="snippet">
              <b>{cell.found.in}</b>
              <Marked parts={cell.found.parts} />
            </span>
          )}
        </>
      );
    default:
      return cell?.text;
  }
}
