import type { ErrorCode, ErrorParams, Problem } from '@/lib/core/errors';
import type { Job, NetDefinition, Parameters } from './schema';

interface Linked {
  readonly key: string;
  readonly after: readonly { readonly key: string }[];
}

/** Jobs that wait for one another in a circle; null = there is none. */
export function findCycle(jobs: readonly Linked[]): readonly string[] | null {
  let left = jobs;
  for (;;) {
    const keys = new Set(left.map(({ key }) => key));
    const next = left.filter(({ after }) => after.some(({ key }) => keys.has(key)));
    if (next.length === left.length) return next.length === 0 ? null : next.map(({ key }) => key);
    left = next;
  }
}

/** For each job how many come before it at least: its column in the picture. Of a net without circles. */
export function ranksOf(jobs: readonly Linked[]): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>(jobs.map(({ key }) => [key, 0]));
  for (let turn = 0; turn < jobs.length; turn += 1)
    for (const { key, after } of jobs) {
      const before = after.map((link) => (ranks.get(link.key) ?? -1) + 1);
      ranks.set(key, Math.max(0, ...before));
    }
  return ranks;
}

/** A job and all that wait for it, directly or not. */
export function fromJob(jobs: readonly Linked[], start: string): ReadonlySet<string> {
  const found = new Set([start]);
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const { key, after } of jobs) if (after.some((link) => found.has(link.key))) found.add(key);
  }
  return found;
}

/** What is wrong with a definition that has the right form. `commands`: the parameters of each command, by its name. */
export function checkDefinition(
  { jobs }: Pick<NetDefinition, 'jobs'>,
  commands: ReadonlyMap<string, Parameters>,
): readonly Problem[] {
  const keys = jobs.map(({ key }) => key);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) return problems('jobs.keyTwice', { job: twice });
  for (const { key, after } of jobs)
    if (after.some((link) => !keys.includes(link.key))) return problems('jobs.unknownJob', { job: key });
  const cycle = findCycle(jobs);
  if (cycle) return problems('jobs.cycle', { jobs: cycle.join(' → ') });
  return jobs.flatMap((job) => {
    const parameters = commands.get(job.command);
    return parameters
      ? checkParams(job, parameters)
      : problems('jobs.unknownCommand', { job: job.key, command: job.command });
  });
}

function checkParams({ key, params }: Job, parameters: Parameters): readonly Problem[] {
  const unknown = Object.keys(params).find((name) => !Object.hasOwn(parameters, name));
  if (unknown !== undefined) return problems('jobs.unknownParameter', { job: key, parameter: unknown });
  return Object.entries(parameters).flatMap(([name, wanted]) => {
    const value = params[name];
    const told = { job: key, parameter: name };
    if (wanted.type === 'word')
      return typeof value === 'string' && matches(wanted.pattern, value) ? [] : problems('jobs.parameterWord', told);
    const { min, max } = wanted;
    const right = typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
    return right ? [] : problems('jobs.parameterInteger', { ...told, min, max });
  });
}

const matches = (pattern: string, value: string): boolean => new RegExp(`^(?:${pattern})$`, 'u').test(value);

const problems = (code: ErrorCode, params: ErrorParams): readonly Problem[] => [{ code, field: 'definition', params }];
