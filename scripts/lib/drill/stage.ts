import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from '@playwright/test';
import { signingKeyIn, signList } from '@/lib/continuity/sites/gateway';
import type { SiteRole } from '@/lib/continuity/sites/types';
import { freePort } from '../ports.mjs';
import { entryOf, type Installation, installList, prepareInstallation, putBack, start } from './installation';
import type { DrillTown } from './people';
import { openRelay, type Relay } from './relay';

/** Everything that a drill stands on. */
export interface Stage {
  readonly home: string;
  readonly clock: string;
  /** Milliseconds by which the drill's own day is away from this machine's. */
  readonly shift: number;
  readonly cloud: Installation;
  /** The cloud center first. Those that stand: a shortened drill starts what it needs. */
  readonly installations: Installation[];
  readonly relays: Map<string, Relay>;
  readonly browser: Browser;
  readonly towns: readonly DrillTown[];
}

export const siteOf = (stage: Stage, town: string, role: 'down-recovery' | 'partner'): Installation => {
  const found = stage.installations.find((site) => site.place === town && site.role === role);
  if (found === undefined) throw new Error(`no site ${town}/${role}`);
  return found;
};

/** Partner servers that keep a town's copies here, by their towns. */
export const hostsStanding = (stage: Stage, town: string): readonly DrillTown[] =>
  stage.towns.filter(({ code }) => code !== town && stage.installations.some(({ name }) => name === `${code}/partner`));

/** Those of a town's two that stand. */
export const ownSites = ({ installations }: Stage, town: string): readonly Installation[] =>
  installations.filter(({ place, role }) => place === town && role !== 'cloud');

const hourInJapan = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Tokyo', hour: '2-digit', hourCycle: 'h23' });
const hour = 3_600_000;

/** A drill that went on past midnight would find the previous day's copy two days old: in the evening it has an afternoon of its own. */
export const shiftFrom = (at: Date): number => (Number(hourInJapan.format(at)) >= 20 ? -8 * hour : 0);

/** Moves the clocks of all installations, by milliseconds. */
export const setDrillClock = ({ clock, shift }: Pick<Stage, 'clock' | 'shift'>, offset: number): void =>
  writeFileSync(clock, String(shift + offset));

/** Its copies are made when the drill asks for them: a night that passes in an instant would make them of today. */
const seedEnvironment = { RENKEI_DEMO: 'true', RENKEI_COPY_TIME: 'off' };

export const startSite = (stage: Pick<Stage, 'clock' | 'relays'>, site: Installation): Promise<number> =>
  start(site, {
    RENKEI_DRILL_CLOCK: stage.clock,
    RENKEI_CENTER_ORIGIN: stage.relays.get(site.name)?.origin ?? '',
    RENKEI_DEMO: 'false',
    RENKEI_SECOND_FACTOR: 'optional',
  });

/** A lost server stands again, for the next town's turn. */
export async function bringBack(stage: Stage, site: Installation): Promise<void> {
  putBack(site);
  await startSite(stage, site);
}

export const startCloud = (stage: Pick<Stage, 'clock' | 'cloud'>): Promise<number> =>
  start(stage.cloud, { ...seedEnvironment, RENKEI_DRILL_CLOCK: stage.clock, RENKEI_SECOND_FACTOR: 'optional' });

/** Makes keys, the signed list and the lines of seven installations; starts the cloud center and every town's two servers. */
export async function raiseStage(
  stage: Stage,
  stands: (town: string, role: SiteRole) => boolean,
  tell: (text: string) => void,
): Promise<void> {
  const { home, towns, installations, relays } = stage;
  const all: Installation[] = [stage.cloud];
  for (const [index, { code }] of towns.entries())
    for (const [turn, role] of (['down-recovery', 'partner'] as const).entries())
      all.push(await prepareInstallation(home, role, code, `127.0.0.${11 + index * 2 + turn}`));
  const sites = all.slice(1).filter(({ place, role }) => stands(place, role));
  installations.push(...sites);
  for (const [index, site] of sites.entries())
    relays.set(site.name, await openRelay(`127.0.0.${31 + index}`, await freePort(), new URL(stage.cloud.origin)));
  const entries = await Promise.all(all.map(entryOf));
  const list = { version: 1 as const, drill: true, madeAt: new Date().toISOString(), sites: entries };
  const signed = signList(list, signingKeyIn(path.join(home, 'root.pem')));
  for (const installation of installations) installList(installation, signed);
  // Everything until the night happens yesterday.
  setDrillClock(stage, -86_400_000);
  tell(`cloud ${(await startCloud(stage)).toFixed(1)} s`);
  for (let at = 0; at < sites.length; at += 2)
    await Promise.all(
      sites.slice(at, at + 2).map(async (site) => tell(`${site.name} ${(await startSite(stage, site)).toFixed(1)} s`)),
    );
}
