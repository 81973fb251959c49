/**
 * What a check counted (one that does not count counts as one), which tests failed and why (if it does not print that itself
 * near its end), and the seconds of CPU that it and its processes used.
 * @typedef {{ name: string, part: string, passed: number, failed: number, failures?: readonly string[], cpu: number }} Count
 */

/** @param {number} seconds */
const time = (seconds) => (seconds < 100 ? `${seconds.toFixed(1)} s` : `${(seconds / 60).toFixed(1)} min`);

/** The most characters that a failure takes in the closing lines: the output above holds all of it. */
const mostOfFailure = 600;

/**
 * The closing lines: each failure (a log is often kept only in its last part), every check, the CPU per part, and one line over all.
 * @param {readonly Count[]} counts
 * @param {number} cpu seconds in all, with what was prepared; 0 = this system does not tell
 * @param {number} [slowness] by which the machine took longer than at reference speed; 0 = nobody knows
 */
export function closingLines(counts, cpu, slowness = 0) {
  const sum = (/** @type {'passed' | 'failed'} */ key) => counts.reduce((total, count) => total + count[key], 0);
  const lines = counts.map(
    ({ name, passed, failed }) => `  ${failed > 0 ? '✗' : '✓'} ${name}: ${passed} passed, ${failed} failed`,
  );
  const failures = counts.flatMap((count) => count.failures ?? []).map((text) => `  ✗ ${text.slice(0, mostOfFailure)}`);
  if (failures.length > 0) lines.unshift(...failures, '');
  if (cpu > 0) lines.push('', `  CPU: ${cpuOfParts(counts)}; ${time(cpu)} in all${atReference(cpu, slowness)}`);
  return [...lines, '', `${sum('passed')} passed, ${sum('failed')} failed`].join('\n');
}

/** @param {number} cpu @param {number} slowness */
const atReference = (cpu, slowness) => (slowness > 0 ? `, ${time(cpu / slowness)} at reference speed` : '');

/** @param {readonly Count[]} counts */
function cpuOfParts(counts) {
  /** @type {Map<string, number>} */
  const parts = new Map();
  for (const { part, cpu } of counts) parts.set(part, (parts.get(part) ?? 0) + cpu);
  return Array.from(parts, ([part, seconds]) => `${part} ${time(seconds)}`).join(', ');
}

/** @param {readonly Count[]} counts @returns {number} the exit code: a run in which nothing was checked has failed */
export const exitCode = (counts) =>
  counts.some(({ failed }) => failed > 0) || counts.every(({ passed }) => passed === 0) ? 1 : 0;
