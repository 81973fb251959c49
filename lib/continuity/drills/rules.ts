import { documentKinds, itemWords, kindNames, sourceResume, sourceSeconds, townNames, waysOfWork } from './constants';
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

export const townName = (code: string): string => townNames[code] ?? code;

const inSeconds = (seconds: number | null): string => (seconds === null ? '—' : seconds.toFixed(1));

/** The 34 items, each with its mark of each town. */
export const itemRows = (report: DrillReport) =>
  itemWords.map((words, index) => ({
    no: index + 1,
    words,
    marks: report.towns.map((town) => ({ town, mark: markOf(report, index + 1, town) })),
  }));

/** The four documents of a town by the four ways: seconds of now (— = not measured) above those of the source. */
export const secondsRows = (report: DrillReport, town: string) =>
  documentKinds.map((kind) => ({
    kind,
    name: kindNames[kind],
    cells: waysOfWork.map((way) => ({
      way,
      now: inSeconds(measured(report, town, way, kind)),
      source: String(sourceSeconds[town]?.[way][kind] ?? '—'),
    })),
  }));

/** Seconds of machine time until each town worked again, beside what the source says, travel included. */
export const resumeRows = (report: DrillReport) =>
  report.towns.flatMap((town) =>
    ([1, 2, 3] as const).map((plan) => ({
      town,
      plan,
      now: inSeconds(resumedIn(report, town, plan)),
      source: sourceResume[town]?.[plan - 1] ?? '',
    })),
  );
