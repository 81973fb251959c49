import type { OrganizationKind, Role } from '@/lib/access/actor';
import type { ErrorCode, ErrorParams } from '@/lib/core/errors';
import { errorText } from '@/lib/core/i18n/errors';
import type { Locale } from '@/lib/core/i18n/locale';
import type { UserId } from '@/lib/core/ids';
import { grantableRoles, isAdministrator, judgeRoles, mayTouch, sameRoles } from '../users/rules';
import type { LineKind } from './constants';
import { type ReadLine, roleWordsIn } from './schema';
import type { HandoverLine, KnownUser, LineProblem, Person, Plan, PlannedLine, ToldLine, ToldPlan } from './types';

/** Who hands over, and in which organization. */
export interface Handover {
  readonly keeper: { readonly userId: UserId; readonly roles: readonly Role[] };
  readonly kind: OrganizationKind;
  /** Everybody in the organization. */
  readonly known: readonly KnownUser[];
  /** Log-in IDs of the file that belong to somebody elsewhere. */
  readonly taken: ReadonlySet<string>;
}

const personOf = ({ name, kana, email, phone, roles }: Person): Person => ({ name, kana, email, phone, roles });

const samePerson = (a: Person, b: Person): boolean =>
  a.name === b.name && a.kana === b.kana && a.email === b.email && a.phone === b.phone && sameRoles(a.roles, b.roles);

/** What each line will do, or why it cannot. The state after all lines must keep an administrator. */
export function planHandover(lines: readonly ReadLine[], handover: Handover): PlannedLine[] {
  const known = new Map(handover.known.map((user) => [user.loginId, user]));
  const seen = new Map<string, number>();
  for (const { loginId } of lines) seen.set(loginId, (seen.get(loginId) ?? 0) + 1);
  const planned = lines.map((line) => {
    const twice: LineProblem[] =
      (seen.get(line.loginId) ?? 0) > 1 ? [{ code: 'accounts.twice', column: 'loginId' }] : [];
    if (!('kind' in line)) return unreadable(line, [...line.problems.map(namingRoles(handover)), ...twice]);
    const plan = planLine(line, known.get(line.loginId), handover);
    return { ...plan, problems: [...plan.problems, ...twice] };
  });
  return withoutAdministrator(planned, handover.known) ? blameRemovals(planned) : planned;
}

type Unread = Exclude<ReadLine, HandoverLine>;

function unreadable({ number, wanted, loginId }: Unread, problems: readonly LineProblem[]): PlannedLine {
  return { number, kind: wanted, loginId, id: null, version: null, before: null, after: null, problems };
}

/** The words that the column of roles takes from this keeper, in this kind of organization. */
const grantableWords = ({ keeper, kind }: Handover): ErrorParams => roleWordsIn(grantableRoles(keeper.roles, kind));

const namingRoles =
  (handover: Handover) =>
  (problem: LineProblem): LineProblem =>
    problem.code === 'accounts.unknownRole'
      ? { ...problem, params: { ...problem.params, ...grantableWords(handover) } }
      : problem;

/** A role that is not theirs to give, or none of this kind of organization: the problem says which are. */
const roleProblem = (code: ErrorCode, handover: Handover): LineProblem =>
  code === 'accounts.roleNotGrantable'
    ? { code: 'accounts.rolesOnly', column: 'roles', params: grantableWords(handover) }
    : { code, column: 'roles' };

function planLine(line: HandoverLine, user: KnownUser | undefined, handover: Handover): PlannedLine {
  const { number, kind, loginId, said } = line;
  const before = user ? personOf(user) : null;
  const after = kind === 'disable' ? null : { ...(before ?? {}), ...said };
  const code = judgeLine(line, user, handover);
  const problems: LineProblem[] = code ? [code] : [];
  const at = { number, kind, loginId, id: user?.id ?? null, version: user?.version ?? null };
  return { ...at, before, after: after as Person | null, problems };
}

function judgeLine(
  { kind, loginId, said }: HandoverLine,
  user: KnownUser | undefined,
  handover: Handover,
): LineProblem | null {
  const { keeper, kind: organizationKind, taken } = handover;
  if (kind === 'add') {
    if (user || taken.has(loginId)) return { code: 'accounts.loginIdTaken', column: 'loginId' };
    const code = judgeRoles({
      keeper: keeper.roles,
      kind: organizationKind,
      before: [],
      after: said.roles ?? [],
      own: false,
    });
    return code && roleProblem(code, handover);
  }
  if (!user) return { code: 'notFound', column: 'loginId' };
  const refusal = judgeTouch(keeper, user);
  if (refusal) return { code: refusal, column: 'loginId' };
  if (kind !== 'change')
    return user.disabled === (kind === 'disable') ? { code: 'accounts.nothingToDo', column: 'kind' } : null;
  if (samePerson(user, { ...personOf(user), ...said })) return { code: 'accounts.nothingToDo', column: 'kind' };
  const after = said.roles ?? user.roles;
  const code = judgeRoles({ keeper: keeper.roles, kind: organizationKind, before: user.roles, after, own: false });
  return code && roleProblem(code, handover);
}

function judgeTouch(keeper: Handover['keeper'], user: KnownUser): ErrorCode | null {
  if (user.id === keeper.userId) return 'accounts.ownAccount';
  return mayTouch(keeper.roles, user.roles) ? null : 'accounts.higherRole';
}

function withoutAdministrator(planned: readonly PlannedLine[], known: readonly KnownUser[]): boolean {
  const active = new Map(known.filter((user) => !user.disabled).map((user) => [user.loginId, user.roles]));
  const had = [...active.values()].some(isAdministrator);
  for (const { kind, loginId, after, problems } of planned) {
    if (problems.length > 0) continue;
    if (kind === 'disable') active.delete(loginId);
    else if (after && (kind !== 'change' || active.has(loginId))) active.set(loginId, after.roles);
  }
  return had && ![...active.values()].some(isAdministrator);
}

/** The lines that together would leave nobody in charge. */
function blameRemovals(planned: readonly PlannedLine[]): PlannedLine[] {
  return planned.map((line) => {
    const loses =
      line.before && isAdministrator(line.before.roles) && !(line.after && isAdministrator(line.after.roles));
    return loses ? { ...line, problems: [...line.problems, { code: 'accounts.lastAdministrator' as const }] } : line;
  });
}

/** How many lines there are of each kind, as the audit log says it. */
export function countLines(lines: readonly Pick<PlannedLine, 'kind'>[]) {
  const count = (wanted: LineKind) => lines.filter(({ kind }) => kind === wanted).length;
  return { added: count('add'), changed: count('change'), disabled: count('disable'), enabled: count('enable') };
}

/** The plan with its problems in words, for the page. */
export const tellPlan = ({ lines, fingerprint }: Plan, locale: Locale): ToldPlan => ({
  lines: tellLines(lines, locale),
  fingerprint,
});

export const tellLines = (lines: readonly PlannedLine[], locale: Locale): ToldLine[] =>
  lines.map((line) => ({
    ...line,
    problems: line.problems.map((problem) => ({ ...problem, text: errorText(problem, locale) })),
  }));
