import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../root.mjs';
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

/** Every page and route that the program has, with something in place of what an address leaves open. */
function everyAddress(): string[] {
  const file = path.join(root, '.next', 'app-path-routes-manifest.json');
  const routes = Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);
  return [...new Set(routes)]
    .filter((route) => !route.startsWith('/_'))
    .map((route) =>
      route
        .replace(/\[\.{3}\w+\]/, 'session')
        .replace('[number]', '1')
        .replaceAll(/\[\w+\]/g, '00000000-0000-7000-8000-000000000000'),
    );
}

const atOnce = 4;

/** Which of all addresses answer with something else than a refusal or the way to the log-in. */
async function openOfAll(terminal: Terminal, origin: string): Promise<Set<string>> {
  const waiting = everyAddress();
  const open = new Set<string>();
  const tryNext = async (): Promise<void> => {
    for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
      const answer = await terminal.fetch(`${origin}${address}`, { led: false });
      const leadsTo = answer.headers().location ?? '';
      const refused = answer.status() >= 400 || new URL(leadsTo, origin).pathname.startsWith('/login');
      await answer.dispose();
      if (!refused) open.add(address);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, tryNext));
  return open;
}

/** With a session of the host's server, through every address there is: nothing opens that is not open to everybody without any. */
async function seeEveryAddress(
  stage: Stage,
  record: DrillRecord,
  town: DrillTown,
  origin: string,
  { ofHost, who }: { readonly ofHost: Terminal; readonly who: string },
): Promise<void> {
  const nobody = await Terminal.open(stage.browser, origin);
  const toEverybody = await openOfAll(nobody, origin);
  await nobody.close();
  const more = [...(await openOfAll(ofHost, origin))].filter((address) => !toEverybody.has(address));
  record.see(
    27,
    town.code,
    more.length === 0,
    `${who}で ${origin} の全 ${everyAddress().length} の画面と入口：だれにでも開く ${toEverybody.size} 件のほかに開いたもの: ${more.join(' ') || 'なし'}`,
  );
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
  const who = `${host.name}のサーバのセッション（${host.recorder}）`;
  await seeEveryAddress(stage, record, town, origin, { ofHost, who });
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
