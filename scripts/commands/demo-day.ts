import { setTimeout as sleep } from 'node:timers/promises';
import { addDays } from '@/lib/calendar/rules';
import { dateField } from '@/lib/calendar/schema';
import { now } from '@/lib/core/clock';
import { withSystem } from '@/lib/core/db';
import { moveOperatingClock } from '@/lib/operations/demonstration/mutations';
import { hasEngine, nextBusinessDay, readDayProgress, readStartSeconds } from '@/lib/operations/demonstration/queries';
import { operatingDateOf } from '@/lib/operations/rules';
import { instantOf, minutesOn } from '@/lib/window/rules';
import { formatMinutes } from '@/lib/window/wording/rules';
import { withDatabase } from '../lib/cli/database';
import type { Command } from '../lib/cli/types';
import { Stop } from '../lib/stop.mjs';

const task = 'operations.demo_day';
/** Real seconds without progress for which the clock waits for steps that are under way. */
const patience = 60;
/** Real seconds within which the worker plans a day, on a busy machine too. */
const planning = 180;

export const command: Command = {
  usage: 'demo day [--date <date>] [--json]',
  summary: {
    ja: 'デモの一日を再生する。境目の間は運用の時計を進め、起動や停止の間は実時間で進む（起動中のデモに限る）',
    en: 'Plays a business day of the demonstration: the operating clock jumps between boundaries, and runs in real time while something starts or stops',
  },
  options: { date: { type: 'string' } },
  run: ({ values }) =>
    withDatabase(async ({ settings }) => {
      if (!settings.demonstration)
        throw new Stop('デモ以外では使えません。', 'This is for the demonstration only.', {
          reason: 'noDemonstration',
        });
      const date = await chooseDate(values.date);
      if (!(await withSystem(task, hasEngine)))
        throw new Stop(
          'Renkei が動いていません。npm start で起動してください。',
          'Renkei does not run. Start it with npm start.',
        );
      await move(instantOf(date, 8 * 60 + 29));
      try {
        const played = await play(date);
        return { data: { date, ...played }, text: summaryOf(date, played) };
      } finally {
        await withSystem(task, (db) => moveOperatingClock(db, null));
      }
    }),
};

const move = (to: Date): Promise<void> => withSystem(task, (db) => moveOperatingClock(db, to));

async function chooseDate(given: string | boolean | undefined): Promise<string> {
  if (given === undefined) return withSystem(task, (db) => nextBusinessDay(db, addDays(operatingDateOf(now()), 1)));
  const parsed = dateField.safeParse(String(given));
  if (parsed.success) {
    const date = parsed.data;
    if ((await withSystem(task, (db) => nextBusinessDay(db, date))) === date) return date;
    throw new Stop(`${date} は運用のない日です。`, `Nothing is operated on ${date}.`, { reason: 'idle' });
  }
  throw new Stop('--date は 2026-11-24 のように指定してください。', '--date is written like 2026-11-24.', { code: 2 });
}

interface Played {
  readonly done: number;
  readonly total: number;
  /** From the first server's command to the last server's online operation. */
  readonly startSeconds: number | null;
}

function summaryOf(date: string, { done, total, startSeconds }: Played): string[] {
  const seconds = startSeconds === null ? '–' : startSeconds.toFixed(1);
  return [
    `${date}: 手順 ${done} / ${total} 完了、全サーバの起動 ${seconds} 秒`,
    `${date}: ${done} of ${total} steps done, start of all servers ${seconds} s`,
  ];
}

/** Waits in real time while steps are under way, and jumps to the next boundary when nothing is. */
async function play(date: string): Promise<Played> {
  let before = 0;
  for (let [waited, told] = [0, 0]; ; waited += 1, told += 1) {
    await sleep(1_000);
    const { at, planned, closed, underWay, next, done, total } = await withSystem(task, (db) =>
      readDayProgress(db, date),
    );
    if (done !== before) waited = 0;
    before = done;
    if (told % 5 === 0)
      process.stderr.write(`  ${formatMinutes(Math.floor(minutesOn(date, at)))} ${done} / ${total}\n`);
    if (closed || (planned && next === null && waited > patience)) {
      const startSeconds = await withSystem(task, (db) => readStartSeconds(db, date));
      return { done, total, startSeconds };
    }
    if (planned ? underWay > 0 && waited < patience : waited < planning) continue;
    if (!planned)
      throw new Stop(
        `${date} の計画が ${planning} 秒以内に作られませんでした。ワーカーの記録を確認してください。`,
        `The day ${date} was not planned within ${planning} s. See the worker's log.`,
        { reason: 'notPlanned' },
      );
    if (next === null) continue;
    await move(next);
    waited = 0;
  }
}
