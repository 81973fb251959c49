import type { DrillTown } from './people';
import type { DrillRecord } from './record';
import { type Stage, siteOf } from './stage';
import { Terminal } from './terminal';

/** Addresses behind which a town's residents, papers and plans are. */
const guarded = [
  ...['/', '/counter', '/counter/list', '/counter/issues', '/counter/paper', '/counter/approvals'],
  ...['/continuity', '/continuity/applications', '/continuity/inventory', '/settings/profile'],
  ...['/api/counter/preview?number=1&kind=resident_record', '/api/counter/issues/export', '/api/events'],
];

/** Which of the addresses show something else than the log-in, or a refusal, once one has been led on. */
async function opened(terminal: Terminal, origin: string): Promise<string[]> {
  const open: string[] = [];
  for (const address of guarded) {
    const answer = await terminal.fetch(`${origin}${address}`);
    const refused = answer.status() >= 400 || new URL(answer.url()).pathname.startsWith('/login');
    if (!refused) open.push(`${address} (${answer.status()})`);
  }
  return open;
}

/**
 * Item 27, both ways: neither the host's own people nor the third town's get into the environment, not even with a session of the host's
 * server (which the browser sends along, because cookies know no ports); and the visitors get into nothing of the host's.
 */
export async function seeNobodyElse(
  stage: Stage,
  record: DrillRecord,
  town: DrillTown,
  host: DrillTown,
  origin: string,
  ofHost: Terminal,
): Promise<void> {
  const others = stage.towns.filter(({ code }) => code !== town.code);
  for (const loginId of others.flatMap(({ recorder, clerk }) => [recorder, clerk])) {
    const terminal = await Terminal.open(stage.browser, origin);
    const entered = await terminal.logIn(loginId);
    const open = entered ? ['/'] : await opened(terminal, origin);
    const seen = `${loginId} は ${origin} に${entered ? 'ログインできた' : 'ログインできない'}。`;
    record.see(
      27,
      town.code,
      open.length === 0,
      `${seen}${guarded.length} の入口のうち開いたもの: ${open.join(' ') || 'なし'}`,
    );
    await terminal.close();
  }
  const open = await opened(ofHost, origin);
  const seen = `${host.name}のサーバのセッション（${host.recorder}）で ${origin} の ${guarded.length} の入口のうち開いたもの: ${open.join(' ') || 'なし'}`;
  record.see(27, town.code, open.length === 0, seen);
  const partner = siteOf(stage, host.code, 'partner').origin;
  const terminal = await Terminal.open(stage.browser, partner);
  const entered = await terminal.logIn(town.clerk);
  record.see(
    27,
    town.code,
    !entered,
    `${town.clerk} は${host.name}の ${partner} に${entered ? 'ログインできた' : 'ログインできない'}`,
  );
  await terminal.close();
}
