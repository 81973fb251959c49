import { spawn } from 'node:child_process';
import path from 'node:path';
import { z } from 'zod';
import { askClient } from '@/lib/core/database/client-rows';
import { liveChannel } from '@/lib/core/events/wire';
import { root } from '../root.mjs';
import { tailOf } from '../run.mjs';
import { asSystem, type SitePlace } from './place';

const drillShape = z.object({ organization_id: z.string() });

/** Kept of what a drill says when it breaks off, in characters. */
const mostFault = 2_000;

const extents: Readonly<Record<string, readonly string[]>> = {
  whole: [],
  short: ['--towns', '1', '--hosts', '1', '--cases', '1,3'],
};

async function settle(place: SitePlace, id: string, state: string, report: object): Promise<void> {
  await asSystem(place.ownerUrl, async (client) => {
    const rows = await askClient(
      client,
      drillShape,
      `UPDATE drills SET state = $2, report = $3, finished_at = clock_timestamp() WHERE id = $1 AND state = 'running' RETURNING organization_id`,
      [id, state, JSON.stringify(report)],
    );
    const organizations = rows.map(({ organization_id }) => organization_id);
    await client.query('SELECT pg_notify($1, $2)', [
      liveChannel,
      JSON.stringify({ topic: 'continuity', id, organizations }),
    ]);
  });
}

/** A drill that ran when this program ended has no report: it says so instead of running for ever. */
export const settleLeftDrills = (place: SitePlace): Promise<unknown> =>
  asSystem(place.ownerUrl, (client) =>
    client.query(
      `UPDATE drills SET state = 'broken', report = '{"fault":"the program of the cloud center was started anew"}', finished_at = clock_timestamp()
       WHERE state = 'running' AND NOT EXISTS (SELECT FROM site_requests s WHERE s.kind = 'drill' AND s.state = 'queued'
         AND s.payload ->> 'drill' = drills.id::text)`,
    ),
  );

/** Starts the drill's own command in a process that gets nothing of what this one knows: no address, no password, no key. */
export function startDrill(place: SitePlace, { drill = '', extent = 'whole' }: Record<string, string>): void {
  const { PATH, HOME, TMPDIR, LANG, RENKEI_CHROMIUM } = process.env;
  const out = path.join(place.dataDir, 'drill');
  const words = ['drill', '--json', '--out', out, ...(extents[extent] ?? [])];
  const child = spawn(process.execPath, ['scripts/renkei.mjs', ...words], {
    cwd: root,
    env: { PATH, HOME, TMPDIR, LANG, RENKEI_CHROMIUM, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [said, told] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    told = (told + text).slice(-20_000);
  });
  process.once('exit', () => child.kill('SIGTERM'));
  child.once('error', (error) => void settle(place, drill, 'broken', { fault: error.message }));
  child.once('close', () => {
    const report = reportIn(said);
    const outcome =
      report === null
        ? settle(place, drill, 'broken', { fault: tailOf(told).slice(-mostFault) })
        : settle(place, drill, report.ok ? 'passed' : 'failed', report);
    outcome.catch((error: unknown) => console.error(error));
  });
}

/** The report on standard output; null = there is none. */
function reportIn(text: string): { ok: boolean } | null {
  try {
    const report = JSON.parse(text) as { ok?: boolean; items?: unknown };
    return typeof report.ok === 'boolean' && Array.isArray(report.items) ? { ...report, ok: report.ok } : null;
  } catch {
    return null;
  }
}
