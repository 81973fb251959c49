import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from '@playwright/test';
import { signingKeyIn, signList } from '@/lib/continuity/sites/gateway';
import { freePort } from '../ports.mjs';
import { entryOf, type Installation, installList, prepareInstallation, start } from './installation';
import type { DrillTown } from './people';
import { openRelay, type Relay } from './relay';

/** Everything that a drill stands on. */
export interface Stage {
  readonly home: string;
  readonly clock: string;
  readonly cloud: Installation;
  readonly sites: readonly Installation[];
  readonly relays: ReadonlyMap<string, Relay>;
  readonly browser: Browser;
  readonly towns: readonly DrillTown[];
}

export const siteOf = (stage: Stage, town: string, role: 'down-recovery' | 'partner'): Installation => {
  const found = stage.sites.find((site) => site.place === town && site.role === role);
  if (found === undefined) throw new Error(`no site ${town}/${role}`);
  return found;
};

/** Moves the clocks of all installations, by milliseconds. */
export const setDrillClock = ({ clock }: Pick<Stage, 'clock'>, offset: number): void =>
  writeFileSync(clock, String(offset));

/** Its copies are made when the drill asks for them: a night that passes in an instant would make them of today. */
const seedEnvironment = { RENKEI_DEMO: 'true', RENKEI_COPY_TIME: 'off' };

export const startSite = (stage: Pick<Stage, 'clock' | 'relays'>, site: Installation): Promise<number> =>
  start(site, {
    RENKEI_DRILL_CLOCK: stage.clock,
    RENKEI_CENTER_ORIGIN: stage.relays.get(site.name)?.origin ?? '',
    RENKEI_DEMO: 'false',
    RENKEI_SECOND_FACTOR: 'optional',
  });

export const startCloud = (stage: Pick<Stage, 'clock' | 'cloud'>): Promise<number> =>
  start(stage.cloud, { ...seedEnvironment, RENKEI_DRILL_CLOCK: stage.clock, RENKEI_SECOND_FACTOR: 'optional' });

/** Makes keys, the signed list and the lines of seven installations; starts the cloud center and every town's two servers. */
export async function raiseStage(
  home: string,
  towns: readonly DrillTown[],
  browser: Browser,
  tell: (text: string) => void,
): Promise<Stage> {
  mkdirSync(home, { recursive: true, mode: 0o711 });
  const clock = path.join(home, 'clock');
  const cloud = await prepareInstallation(home, 'cloud', 'cloud', '127.0.0.10');
  const sites: Installation[] = [];
  for (const [index, { code }] of towns.entries())
    for (const [turn, role] of (['down-recovery', 'partner'] as const).entries())
      sites.push(await prepareInstallation(home, role, code, `127.0.0.${11 + index * 2 + turn}`));
  const relays = new Map<string, Relay>();
  for (const [index, site] of sites.entries())
    relays.set(site.name, await openRelay(`127.0.0.${31 + index}`, await freePort(), new URL(cloud.origin)));
  const entries = await Promise.all([cloud, ...sites].map(entryOf));
  const list = { version: 1 as const, drill: true, madeAt: new Date().toISOString(), sites: entries };
  const signed = signList(list, signingKeyIn(path.join(home, 'root.pem')));
  for (const installation of [cloud, ...sites]) installList(installation, signed);
  const stage: Stage = { home, clock, cloud, sites, relays, browser, towns };
  // Everything until the night happens yesterday.
  setDrillClock(stage, -86_400_000);
  tell(`cloud ${(await startCloud(stage)).toFixed(1)} s`);
  for (let at = 0; at < sites.length; at += 2)
    await Promise.all(
      sites.slice(at, at + 2).map(async (site) => tell(`${site.name} ${(await startSite(stage, site)).toFixed(1)} s`)),
    );
  return stage;
}
