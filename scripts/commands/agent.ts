import { spawn } from 'node:child_process';
import type { Command } from '../lib/cli/types';
import { buildAgent } from '../lib/prepare/agent.mjs';

/** Runs the file that servers download, so that both are the same program. */
function runAgent(words: readonly string[]): Promise<number> {
  return buildAgent().then(
    (file) =>
      new Promise((resolve) => {
        const child = spawn(process.execPath, [file, ...words], { stdio: 'inherit' });
        for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => child.kill(signal));
        child.once('exit', (code) => resolve(code ?? 1));
      }),
  );
}

const failed = {
  code: 'agent_ended',
  message: { ja: 'エージェントが異常終了しました。', en: 'The agent ended with an error.' },
  todo: { ja: '上の表示を確かめてください。', en: 'See what it said above.' },
};

export const command: Command = {
  usage: 'agent <build|enrol|run> [--portal URL] [--code CODE] [--folder DIR]',
  summary: {
    ja: 'サーバで動く監視エージェントを作る、登録する、動かす',
    en: 'Builds, enrols or runs the agent that watches a server',
  },
  words: 1,
  options: { portal: { type: 'string' }, code: { type: 'string' }, folder: { type: 'string' } },
  async run({ values, positionals }) {
    const [what = ''] = positionals;
    if (what === 'build') {
      const file = await buildAgent();
      return { data: { file }, text: [file] };
    }
    const given = ['portal', 'code', 'folder'].flatMap((name) =>
      values[name] ? [`--${name}`, String(values[name])] : [],
    );
    const code = await runAgent([what, ...given]);
    return { data: { code }, text: [], found: code === 0 ? undefined : failed };
  },
};
