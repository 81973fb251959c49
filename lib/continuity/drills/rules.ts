import type { DocumentKind, DrillReport, WayOfWork } from './types';

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/** The mean of what was measured; over both hosts, as in the source. Null = not measured. */
export const measured = ({ seconds }: DrillReport, town: string, way: WayOfWork, kind: DocumentKind): number | null =>
  mean(seconds.filter((one) => one.town === town && one.way === way && one.kind === kind).map((one) => one.seconds));

/** Seconds of machine time until a town worked again, by plan; null = not measured. */
export const resumedIn = ({ resume }: DrillReport, town: string, plan: number): number | null =>
  mean(resume.filter((one) => one.town === town && one.plan === plan).map((one) => one.seconds));

/** ○ held, × did not, — was not looked at in a shortened drill. */
export function markOf({ items }: DrillReport, no: number, town: string): '○' | '×' | '—' {
  const item = items.find((one) => one.no === no && one.town === town);
  return item === undefined ? '—' : item.ok ? '○' : '×';
}
