import { type Hazard, hazardsOf, type Plan, triggerMinutes } from './constants';

/** A hazard that strikes a whole coast or region strikes both towns that expect it; an earthquake from below does not. */
const shared: ReadonlySet<Hazard> = new Set(['tsunami', 'nuclear']);

export interface RankedHost {
  readonly host: string;
  /** The host expects the same disaster, so it may be struck, too. */
  readonly struckToo: boolean;
}

/** Where a town goes in a disaster: first who does not expect the same one, then by the town's own ranks (ours at first). */
export function rankHosts(hazard: Hazard, hosts: readonly string[]): readonly RankedHost[] {
  const ranked = hosts.map((host) => ({
    host,
    struckToo: shared.has(hazard) && (hazardsOf[host] ?? []).includes(hazard),
  }));
  return [...ranked.filter(({ struckToo }) => !struckToo), ...ranked.filter(({ struckToo }) => struckToo)];
}

/** How things stand where somebody wants to declare. */
export interface Facts {
  readonly mode: string;
  readonly centerReachable: boolean;
  readonly clockRight: boolean;
  /** Instant of the copy that would be worked with; null = there is none. */
  readonly dataAt: Date | null;
}

export type Condition = 'site' | 'centerDown' | 'centerUp' | 'dataThere' | 'clock';

const wanted: Readonly<Record<Plan, readonly Condition[]>> = {
  1: ['site', 'centerDown', 'dataThere', 'clock'],
  2: ['site', 'centerUp'],
  3: ['site', 'centerDown', 'dataThere', 'clock'],
};

const placeOf: Readonly<Record<Plan, string>> = { 1: 'down-recovery', 2: 'cloud', 3: 'partner' };

/** The conditions of a plan, each met or not; asked anew at each step. */
export function conditionsOf(
  plan: Plan,
  facts: Facts,
): readonly { readonly condition: Condition; readonly met: boolean }[] {
  const met: Readonly<Record<Condition, boolean>> = {
    site: facts.mode === placeOf[plan],
    centerDown: !facts.centerReachable,
    centerUp: facts.centerReachable,
    dataThere: facts.dataAt !== null,
    clock: facts.clockRight,
  };
  return wanted[plan].map((condition) => ({ condition, met: met[condition] }));
}

/**
 * Which conditions keep a plan from being declared. A doubtful clock does not, or a counter would stay closed whose clock was put right while
 * the center was away: a second person then confirms the date.
 */
export const hindering = (plan: Plan, facts: Facts): readonly Condition[] =>
  conditionsOf(plan, facts).flatMap(({ condition, met }) => (met || condition === 'clock' ? [] : condition));

/** Does a second person have to confirm: the representative's request (article 2 of the memorandum), or the date? */
export const needsSecond = (plan: Plan, { clockRight }: Facts): boolean => plan !== 1 || !clockRight;

/** What an installation notices by itself. */
export interface Noticed {
  readonly mode: string;
  /** Minutes for which the center has not answered; 0 = it does. */
  readonly centerSilent: number;
  /** Towns whose own server in the hall does not answer. */
  readonly silentHalls: readonly string[];
}

export interface Trigger {
  readonly met: boolean;
  /** Which towns it speaks of. */
  readonly towns: readonly string[];
}

const notMet: Trigger = { met: false, towns: [] };

/** Does what is noticed here speak for a plan? Each is noticed where it is declared. It proposes; people declare. */
export function triggerOf(plan: Plan, { mode, centerSilent, silentHalls }: Noticed): Trigger {
  if (mode !== placeOf[plan]) return notMet;
  const lineDown = centerSilent >= triggerMinutes;
  if (plan === 1) return { met: lineDown, towns: [] };
  return (plan === 2 || lineDown) && silentHalls.length > 0 ? { met: true, towns: silentHalls } : notMet;
}
