import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../scripts/lib/root.mjs';
import { run, tailOf } from '../../scripts/lib/run.mjs';

/** Seconds from the person to the preview of a document, and from the declaration to an open counter by plan. */
const documents = { record: 1, tax: 1, insurance: 1, list: 5 };
const plans = { 1: 60, 3: 300 };

/** @param {readonly { seconds: number }[]} all */
const meanOf = (all) => all.reduce((sum, { seconds }) => sum + seconds, 0) / all.length;

/** A town loses its line, its hall and its center, each for real; the drill says what took how long. @returns {import('../../scripts/lib/bench/load.mjs').Case} */
function drill() {
  /** @type {{ name: string, most: number, seconds: number }[]} */
  const measured = [];
  return {
    name: 'drill of a town',
    measured: () => measured,
    begin: async () => async () => {},
    operation: async () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'renkei-bench-drill-'));
      try {
        const words = ['scripts/renkei.mjs', 'drill', '--towns', '1', '--hosts', '1', '--out', folder];
        const environment = { RENKEI_DATA_DIR: undefined, RENKEI_PORT: undefined };
        const { code, output } = await run(process.execPath, words, { environment, folder: root });
        if (code !== 0) throw new Error(`drill: ${tailOf(output)}`);
        const report = JSON.parse(readFileSync(path.join(folder, 'report.json'), 'utf8'));
        for (const [kind, most] of Object.entries(documents)) {
          const seconds = meanOf(report.seconds.filter((/** @type {{ kind: string }} */ one) => one.kind === kind));
          measured.push({ name: kind, most, seconds });
        }
        for (const [plan, most] of Object.entries(plans)) {
          const seconds = meanOf(
            report.resume.filter((/** @type {{ plan: number }} */ one) => one.plan === Number(plan)),
          );
          measured.push({ name: `counter open again, case ${plan}`, most, seconds });
        }
        return 0;
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

/** @type {import('../../scripts/lib/bench/cases.mjs').ListCases} */
export const cases = async ({ dataDir, fills }) => (dataDir !== null && fills ? [drill()] : []);
