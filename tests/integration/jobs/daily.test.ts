import { beforeAll, expect, it } from 'vitest';
import { dailyProcessing } from '@/lib/jobs/daily/mutations';
import { runJobs } from '@/lib/jobs/tasks';
import { runDay } from '@/lib/operations/tasks';
import { loadCountry } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { jobsOf } from '@/tests/support/jobs';
import { type Answering, agentsAnswer, createServers, operateAt } from '@/tests/support/operations';
import { clock } from '@/tests/support/window';

const date = '2026-11-24';
const seiro = '153079';
let nodes: ReadonlyMap<string, string>;

beforeAll(async () => {
  await loadCountry();
  const { rows } = await owner().query("SELECT code FROM organizations WHERE kind = 'center'");
  nodes = await createServers(rows[0].code, [seiro, '154059']);
});

async function settle(time: string, answering: Answering = {}): Promise<string[]> {
  await operateAt(date, clock(time));
  const given: string[] = [];
  for (let turn = 0; turn < 30; turn += 1) {
    const changed = [await runDay({ dailyProcessing: [dailyProcessing] }), await runJobs()];
    const answered = await agentsAnswer(answering);
    given.push(...answered);
    if (!changed.includes(true) && answered.length === 0) break;
  }
  return given;
}

const stepOf = async (code: string) =>
  (
    await owner().query(
      "SELECT state, note FROM operating_steps WHERE date = $1 AND node_id = $2 AND kind = 'daily-processing'",
      [date, nodes.get(code)],
    )
  ).rows;

it('the plan’s daily processing is the built-in net, server by server, and a failed one is done again', async () => {
  await settle('8:30');
  const node = nodes.get(seiro) ?? '';
  const ended = await settle('17:30', { failing: { [node]: 'database-backup' } });
  expect(ended.filter((one) => one.startsWith(`${node} `)).slice(0, 3)).toEqual([
    `${node} daily-statistics`,
    `${node} database-backup`,
    `${node} stop`,
  ]);
  expect(ended.filter((one) => one.endsWith('clean-up'))).toHaveLength(3);
  expect(await stepOf(seiro)).toEqual([{ state: 'failed', note: expect.stringContaining('データベースバックアップ') }]);
  expect(await stepOf('154059')).toEqual([{ state: 'done', note: '' }]);
  expect(await jobsOf('DAILY')).toContain('backup failed');
});
