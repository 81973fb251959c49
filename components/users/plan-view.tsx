'use client';

import { ActionForm } from '@/components/ui/action-form';
import { Banner } from '@/components/ui/banner';
import { Panel } from '@/components/ui/panel';
import { SubmitButton } from '@/components/ui/submit-button';
import { Table } from '@/components/ui/table';
import type { Role } from '@/lib/access/actor';
import { applyHandoverAction } from '@/lib/accounts/handover/actions';
import { type Column, type LineKind, lineKinds } from '@/lib/accounts/handover/constants';
import type { Person, PlannedLine, ToldLine, ToldPlan } from '@/lib/accounts/handover/types';
import { fill } from '@/lib/core/i18n/fill';
import { type Applied, AppliedView, type AppliedWords } from './applied-view';

export interface PlanWords extends AppliedWords {
  planTitle: string;
  planCount: string;
  planProblems: string;
  apply: string;
  line: string;
  kind: string;
  what: string;
  problem: string;
  kinds: Record<LineKind, string>;
  columns: Record<Column, string>;
  roles: Record<Role, string>;
  separator: string;
}

export interface Previewed {
  readonly organizationId: string;
  readonly text: string;
  readonly plan: ToldPlan;
}

/** What a hand-over will do, line by line, and the button that does it. */
export function PlanView({ previewed, words }: { previewed: Previewed; words: PlanWords }) {
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
      {bad > 0 ? null : (
        <ApplyForm fingerprint={plan.fingerprint} organizationId={organizationId} text={text} words={words} />
      )}
    </Panel>
  );
}

function PlanTable({ lines, words }: { lines: readonly ToldLine[]; words: PlanWords }) {
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
function describeLine({ kind, before, after }: PlannedLine, words: PlanWords): string {
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

interface ApplyFormProps {
  organizationId: string;
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
