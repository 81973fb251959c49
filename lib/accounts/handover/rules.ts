import type { OrganizationKind, Role } from '@/lib/access/actor';
import type { ErrorCode } from '@/lib/core/errors';
import { errorText } from '@/lib/core/i18n/errors';
import type { Locale } from '@/lib/core/i18n/locale';
import type { UserId } from '@/lib/core/ids';
import { isAdministrator, judgeRoles, mayTouch, sameRoles } from '../users/rules';
import type { ReadLine } from './schema';
import type { HandoverLine, KnownUser, LineProblem, Person, Plan, PlannedLine, ToldPlan } from './types';

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
    if (!('kind' in line)) return unreadable(line, [...line.problems, ...twice]);
    const plan = planLine(line, known.get(line.loginId), handover);
    return { ...plan, problems: [...plan.problems, ...twice] };
  });
  return withoutAdministrator(planned, handover.known) ? blameRemovals(planned) : planned;
}

type Unread = Exclude<ReadLine, HandoverLine>;

function unreadable({ number, wanted, loginId }: Unread, problems: readonly LineProblem[]): PlannedLine {
  return { number, kind: wanted, loginId, id: null, version: null, before: null, after: null, problems };
}

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
    return code && { code, column: 'roles' };
  }
  if (!user) return { code: 'notFound', column: 'loginId' };
  const refusal = judgeTouch(keeper, user);
  if (refusal) return { code: refusal, column: 'loginId' };
  if (kind !== 'change')
    return user.disabled === (kind === 'disable') ? { code: 'accounts.nothingToDo', column: 'kind' } : null;
  if (samePerson(user, { ...personOf(user), ...said })) return { code: 'accounts.nothingToDo', column: 'kind' };
  const after = said.roles ?? user.roles;
  const code = judgeRoles({ keeper: keeper.roles, kind: organizationKind, before: user.roles, after, own: false });
  return code && { code, column: 'roles' };
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

/** The plan with its problems in words, for the page. */
export const tellPlan = ({ lines, fingerprint }: Plan, locale: Locale): ToldPlan => ({
  lines: lines.map((line) => ({
    ...line,
    problems: line.problems.map((problem) => ({ ...problem, text: errorText(problem, locale) })),
  })),
  fingerprint,
});
