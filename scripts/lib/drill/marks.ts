import { z } from 'zod';
import { askClient } from '@/lib/core/database/client-rows';
import { withConnection } from '../database/connect.mjs';
import { superuserUrl } from '../portal/embedded.mjs';
import { readSecrets } from '../portal/secrets.mjs';
import type { DrillTown } from './people';
import type { Stage } from './stage';
import { Terminal } from './terminal';

const residentShape = z.object({ number: z.string() });

/** Whom a drill looks for, and what was changed yesterday (in the copy) and today (not in it). */
export interface Marks {
  /** 宛名番号 of somebody with all four papers, who moved yesterday. */
  readonly find: string;
  /** Where they moved to; looked for at the counter. */
  readonly yesterday: string;
  readonly today: string;
}

/** Numbers of people whom nothing forbids a certificate, of the invented register. */
async function choose(stage: Stage, town: DrillTown): Promise<string[]> {
  const { dataDir } = stage.cloud;
  return withConnection(superuserUrl(dataDir, readSecrets(dataDir)), async (client) => {
    const rows = await askClient(
      client,
      residentShape,
      `SELECT r.number FROM residents r JOIN organizations o ON o.id = r.organization_id
       WHERE o.code = $1 AND r.kind = 'resident' AND r.state = 'current' AND NOT issue_stopped AND NOT support_measures
         AND r.birth_date BETWEEN '1960-01-01' AND '1990-12-31'
         AND EXISTS (SELECT FROM insurance_members i WHERE i.resident_id = r.id AND i.lost_on IS NULL)
         AND EXISTS (SELECT FROM tax_assessments t WHERE t.resident_id = r.id)
         AND NOT EXISTS (SELECT FROM residents f WHERE f.household_id = r.household_id AND (f.issue_stopped OR f.support_measures))
       ORDER BY r.number::bigint OFFSET 40 LIMIT 2`,
      [town.code],
    );
    return rows.map(({ number }) => number);
  });
}

/** 転居 by the town's clerk, at the center's own pages. */
async function move(terminal: Terminal, number: string, address: string): Promise<void> {
  const { page } = terminal;
  await terminal.go(`/counter/${number}/change?kind=moved_within`);
  await page.locator('select[name=districtId]').selectOption({ index: 1 });
  await page.locator('[name=address]').fill(address);
  await page.getByRole('button', { name: '登録する' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/change'));
}

async function mark(stage: Stage, town: DrillTown, number: string, address: string): Promise<void> {
  const terminal = await Terminal.open(stage.browser, stage.cloud.origin);
  await terminal.logIn(town.clerk);
  await move(terminal, number, address);
  await terminal.close();
}

const yesterday = '訓練前日九九番地';
const today = '訓練当日九九番地';

export async function markYesterday(stage: Stage, town: DrillTown): Promise<Marks> {
  const [find = ''] = await choose(stage, town);
  await mark(stage, town, find, yesterday);
  return { find, yesterday, today };
}

export async function markToday(stage: Stage, town: DrillTown, marks: Marks): Promise<void> {
  const other = (await choose(stage, town)).find((number) => number !== marks.find) ?? '';
  await mark(stage, town, other, today);
}
