import { spawn } from 'node:child_process';
import { withDatabase } from '../lib/cli/database';
import type { Command } from '../lib/cli/types';
import { prepareDeliveries } from '../lib/fleet/deliveries';
import { identitiesFile, prepareFleet } from '../lib/fleet/enrol';
import { prepareJobs } from '../lib/fleet/jobs';
import { builtProgram } from '../lib/prepare/programs.mjs';
import { root } from '../lib/root.mjs';
import { Stop } from '../lib/stop.mjs';

const demonstrationOnly = () =>
  new Stop(
    'デモのデータでだけ動かせます（RENKEI_DEMO）。',
    'It runs only where the data is a demonstration (RENKEI_DEMO).',
    { code: 2 },
  );

export const command: Command = {
  usage: 'fleet [--portal URL] [--seed WORD] [--commands] [--prompt]',
  summary: {
    ja: 'デモの1,789台のサーバとして報告する（動いているポータルが要る。npm start では自動で動く）',
    en: 'Reports as the 1,789 servers of the demonstration, to a portal that runs (npm start does it by itself)',
  },
  options: {
    portal: { type: 'string' },
    seed: { type: 'string' },
    commands: { type: 'boolean' },
    prompt: { type: 'boolean' },
  },
  async run({ values }) {
    const { settings, count } = await withDatabase(async (place) => {
      if (!place.settings.demonstration) throw demonstrationOnly();
      const count = await prepareFleet(place.settings.dataDir);
      await prepareDeliveries(place.settings.dataDir);
      await prepareJobs();
      return { settings: place.settings, count };
    });
    const words = ['--portal', String(values.portal ?? settings.origin)];
    words.push('--identities', identitiesFile(settings.dataDir));
    if (values.seed) words.push('--seed', String(values.seed));
    for (const name of ['commands', 'prompt'] as const) if (values[name]) words.push(`--${name}`);
    const program = [...builtProgram('agent/fleet/main.ts'), ...words];
    const child = spawn(process.execPath, program, { cwd: root, stdio: 'inherit' });
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => child.kill(signal));
    const code = await new Promise<number>((resolve) => child.once('exit', (ended) => resolve(ended ?? 0)));
    return { data: { nodes: count, code }, text: [] };
  },
};
