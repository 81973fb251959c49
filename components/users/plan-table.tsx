import { Table } from '@/components/ui/list/table';
import type { Role } from '@/lib/access/actor';
import type { Column, LineKind } from '@/lib/accounts/handover/constants';
import type { Person, PlannedLine, ToldLine } from '@/lib/accounts/handover/types';

export interface PlanTableWords {
  planTitle: string;
  line: string;
  kind: string;
  loginId: string;
  what: string;
  problem: string;
  kinds: Record<LineKind, string>;
  columns: Record<Column, string>;
  roles: Record<Role, string>;
  separator: string;
}

/** The lines of a hand-over: what each does, or why it cannot. */
export function PlanTable({ lines, words }: { lines: readonly ToldLine[]; words: PlanTableWords }) {
  const explain = ({ column, text }: ToldLine['problems'][number]) =>
    (column ? `${words.columns[column]}: ` : '') + text;
  return (
    <Table caption={words.planTitle} captionHidden narrow="stack">
      <thead>
        <tr>
          {[words.line, words.kind, words.loginId, words.what, words.problem].map((heading) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.number}>
            <td className="num" data-label={words.line}>
              {line.number}
            </td>
            <td className="tight" data-label={words.kind}>
              {line.kind === null ? null : words.kinds[line.kind]}
            </td>
            <td className="tight" data-label={words.loginId}>
              {line.loginId}
            </td>
            <td data-label={words.what}>{describeLine(line, words)}</td>
            <td className="text-error-2" data-label={words.problem}>
              {line.problems.map(explain).join(' ')}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** `氏名: 旧 → 新`; for whole people their name and roles. */
function describeLine({ kind, before, after }: PlannedLine, words: PlanTableWords): string {
  const rolesIn = (roles: readonly Role[]) => roles.map((role) => words.roles[role]).join(words.separator);
  const person = after ?? before;
  if (kind !== 'change' || !before || !after) return person?.roles ? `${person.name} (${rolesIn(person.roles)})` : '';
  const shown = (of: Person): Partial<Record<Column, string>> => ({
    ...{ name: of.name, kana: of.kana, email: of.email ?? '', phone: of.phone ?? '' },
    roles: rolesIn(of.roles),
  });
  const [old, now] = [shown(before), shown(after)];
  const changes = (Object.keys(now) as Column[]).filter((column) => old[column] !== now[column]);
  return [before.name, ...changes.map((column) => `${words.columns[column]}: ${old[column]} → ${now[column]}`)].join(
    ' / ',
  );
}
