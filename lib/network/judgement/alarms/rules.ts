import type { AlarmSeverity } from '@/lib/core/generated/enums';
import type { NodeId } from '@/lib/core/ids';
import { isAlarming, isSilent } from '../causes/rules';
import type {
  AlarmChange,
  AlarmEnd,
  JudgedCheck,
  JudgedNode,
  Patience,
  Standings,
  Verdict,
  WantedAlarm,
  World,
} from '../types';

/** What becomes of what an alarm is about: it is wanted, it is over, or nothing new is known and it stays as it is. */
type Wish = WantedAlarm | { readonly ended: AlarmEnd['resolution']; readonly causeKey: string | null } | 'stays';

const over: Wish = { ended: 'recovered', causeKey: null };
const explainedBy = (causeKey: string): Wish => ({ ended: 'superseded', causeKey });
const nothing = { nodeId: null, lineId: null, placeId: null, checkId: null, value: null, detail: '', affected: 0 };

interface Judged {
  readonly world: World;
  readonly isHeard: (nodeId: NodeId) => boolean;
  readonly standings: Standings;
  readonly patience: Patience;
  readonly now: Date;
}

function severityOf({ state, stateSince }: JudgedCheck, { patience, now }: Judged): AlarmSeverity | null {
  if (state === 'critical' || state === 'warning') return state;
  const old = now.getTime() - stateSince.getTime() >= patience.noDataMinutes * 60_000;
  return state === 'unknown' && old ? 'warning' : null;
}

/** The alarm of a check about a node. */
function ofCheck(check: JudgedCheck, judged: Judged): Wish {
  const { standings, isHeard } = judged;
  const standing = standings.nodes.get(check.nodeId ?? '');
  // What a node said of itself before it fell silent is still the last that is known.
  if (standing?.cause && check.reporterId !== check.nodeId) return explainedBy(standing.cause.key);
  if (!isHeard(check.reporterId)) return 'stays';
  if (standing?.state === 'stopped' && check.ofService) return over;
  const severity = severityOf(check, judged);
  if (severity === null) return check.state === 'unknown' || check.flapping ? 'stays' : over;
  const { value, detail } = check;
  return { ...nothing, key: `check:${check.id}`, severity, nodeId: check.nodeId, checkId: check.id, value, detail };
}

/** The one alarm of a line, whichever of its probes or of the nodes behind it tells. */
function ofLine(lineId: string, checks: readonly JudgedCheck[], judged: Judged): Wish {
  const { standings, isHeard } = judged;
  const key = `line:${lineId}`;
  const affected = standings.affected.get(key) ?? 0;
  const cause = standings.lines.get(lineId)?.cause;
  if (cause) return explainedBy(cause.key);
  const heard = checks.filter(({ reporterId }) => isHeard(reporterId));
  const told = heard.map((check) => ({ check, severity: severityOf(check, judged) }));
  const worst = told.find(({ severity }) => severity === 'critical') ?? told.find(({ severity }) => severity !== null);
  const severity = affected > 0 ? 'critical' : worst?.severity;
  if (severity) {
    const { id: checkId = null, value = null, detail = '' } = worst?.check ?? {};
    return { ...nothing, key, severity, lineId, checkId, value, detail, affected };
  }
  const unsure = heard.some(({ state, flapping }) => state === 'unknown' || flapping) || heard.length < checks.length;
  return unsure ? 'stays' : over;
}

/** Down against the plan holds up others; up against it does not. What cannot be reached is told by its cause. */
function ofDeviation({ id, deviation }: JudgedNode, { standings }: Judged): Wish {
  const cause = standings.nodes.get(id)?.cause;
  if (cause) return explainedBy(cause.key);
  const severity = deviation === 'down' ? 'critical' : 'warning';
  return { ...nothing, key: `plan:${id}`, severity, nodeId: id, detail: deviation ?? '' };
}

/** Every wish by the key of its alarm. What is simply well has none: its alarm is over. */
function wishes(judged: Judged): Map<string, Wish> {
  const { world, standings, patience, now } = judged;
  const all = new Map<string, Wish>();
  const lines = new Map<string, JudgedCheck[]>();
  for (const check of world.checks) {
    if (check.lineId === null) all.set(`check:${check.id}`, ofCheck(check, judged));
    else lines.set(check.lineId, [...(lines.get(check.lineId) ?? []), check]);
  }
  for (const key of standings.affected.keys()) {
    const [kind, id = ''] = key.split(':');
    const affected = standings.affected.get(key) ?? 0;
    if (kind === 'line' && !lines.has(id)) lines.set(id, []);
    if (kind === 'place') all.set(key, { ...nothing, key, severity: 'critical', placeId: id, affected });
  }
  for (const [lineId, checks] of lines) all.set(`line:${lineId}`, ofLine(lineId, checks, judged));
  for (const node of world.nodes) {
    const against = `plan:${node.id}`;
    if (node.deviation !== null) all.set(against, ofDeviation(node, judged));
    if (!isSilent(node, now)) continue;
    const { cause, state } = standings.nodes.get(node.id) ?? { cause: null, state: node.state };
    const key = `silence:${node.id}`;
    if (cause) all.set(key, explainedBy(cause.key));
    else if (state === 'stopped') all.set(key, over);
    else if (isAlarming(node, patience, now)) all.set(key, { ...nothing, key, severity: 'critical', nodeId: node.id });
    else all.set(key, 'stays');
  }
  return all;
}

const idsOf = (parts: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(parts.map(({ id }) => id));

/** Says of the key of an alarm whether what it is about is still part of the network. */
function knownIn(world: World): (key: string) => boolean {
  const nodes = idsOf(world.nodes);
  const parts = { silence: nodes, plan: nodes, line: idsOf(world.lines), place: idsOf(world.places) };
  return (key) => {
    const [kind = '', id = ''] = key.split(':');
    return !(kind in parts) || parts[kind as keyof typeof parts].has(id);
  };
}

/** Which alarms open, change and end. There is at most one for each key; those that are wanted and open already only change. */
export function wantAlarms(
  world: World,
  standings: Standings,
  patience: Patience,
  now: Date,
): Pick<Verdict, 'opened' | 'changed' | 'ended'> {
  const heard = new Set(world.nodes.filter((node) => !isSilent(node, now)).map(({ id }) => id));
  const all = wishes({ world, isHeard: (id) => heard.has(id), standings, patience, now });
  const open = new Map(world.alarms.map((alarm) => [alarm.key, alarm]));
  const opened = [...all.values()].filter(isWanted).filter(({ key }) => !open.has(key));
  const isKnown = knownIn(world);
  const changed: AlarmChange[] = [];
  const ended: AlarmEnd[] = [];
  for (const { id, key, severity: from, affected } of world.alarms) {
    const wish = isKnown(key) ? (all.get(key) ?? over) : { ended: 'retired' as const, causeKey: null };
    if (wish === 'stays') continue;
    if (!isWanted(wish)) ended.push({ id, resolution: wish.ended, causeKey: wish.causeKey });
    else if (wish.severity !== from || wish.affected !== affected)
      changed.push({ id, from, to: wish.severity, affected: wish.affected });
  }
  return { opened, changed, ended };
}

const isWanted = (wish: Wish): wish is WantedAlarm => typeof wish === 'object' && 'severity' in wish;
