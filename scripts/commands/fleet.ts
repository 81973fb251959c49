import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withSystem } from '@/lib/core/db';
import { issueFleetCodes } from '@/lib/network/enrollment/mutations';
import { withDatabase } from '../lib/cli/database';
import type { Command } from '../lib/cli/types';
import { root } from '../lib/root.mjs';
import { Stop } from '../lib/stop.mjs';

const demonstrationOnly = () =>
  new Stop(
    'デモのデータでだけ動かせます（RENKEI_DEMO）。',
    'It runs only where the data is a demonstration (RENKEI_DEMO).',
    { code: 2 },
  );

export const command: Command = {
  usage: 'fleet [--portal URL] [--seed WORD] [--commands]',
  summary: {
    ja: 'デモの1,789台のサーバとして報告する（動いているポータルが要る）',
    en: 'Reports as the 1,789 servers of the demonstration, to a portal that runs',
  },
  options: { portal: { type: 'string' }, seed: { type: 'string' }, commands: { type: 'boolean' } },
  run: ({ values }) =>
    withDatabase(async ({ settings }) => {
      if (!settings.demonstration) throw demonstrationOnly();
      const codes = await withSystem('network.fleet', issueFleetCodes);
      const folder = path.join(settings.dataDir, 'fleet');
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const files = ['identities', 'codes'].map((name) => path.join(folder, `${name}.json`));
      writeFileSync(files[1] ?? '', JSON.stringify(codes), { mode: 0o600 });
      const given = ['seed'].flatMap((name) => (values[name] ? [`--${name}`, String(values[name])] : []));
      const words = [
        '--portal',
        String(values.portal ?? settings.origin),
        '--identities',
        files[0] ?? '',
        '--codes',
        files[1] ?? '',
      ];
      const program = [
        '--import',
        'tsx',
        'agent/fleet/main.ts',
        ...words,
        ...given,
        ...(values.commands ? ['--commands'] : []),
      ];
      const child = spawn(process.execPath, program, { cwd: root, stdio: 'inherit' });
      for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => child.kill(signal));
      const code = await new Promise<number>((resolve) => child.once('exit', (ended) => resolve(ended ?? 0)));
      return { data: { code }, text: [] };
    }),
};
