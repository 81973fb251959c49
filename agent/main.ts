import { parseArgs } from 'node:util';
import { agentVersion } from '@/lib/network/protocol/constants';
import { Agent, enrol } from './agent';
import { Portal } from './portal';
import { readSettings } from './settings';
import { openStore } from './store';

const usage = `renkei-agent ${agentVersion}
  enrol --portal URL --code CODE [--folder DIR]   becomes the agent of a node, by the code of its page
  run [--portal URL] [--folder DIR]               reports and does what it is told, until it is stopped

DIR (default /var/lib/renkei-agent) holds agent.json, which the server's administrator writes, and the agent's key.
`;

const say = (line: string) => process.stderr.write(`${new Date().toISOString()} ${line}\n`);

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      portal: { type: 'string' },
      code: { type: 'string' },
      folder: { type: 'string', default: '/var/lib/renkei-agent' },
    },
  });
  const [what] = positionals;
  const { folder } = values;
  if (what !== 'enrol' && what !== 'run') {
    process.stdout.write(usage);
    return 2;
  }
  const settings = readSettings(folder, values.portal);
  const portal = new Portal(settings.portal.replace(/\/$/, ''));
  const store = openStore(folder);
  if (what === 'enrol') {
    const { nodeCode } = await enrol(portal, store, values.code ?? '');
    say(`enrolled as ${nodeCode}`);
    return 0;
  }
  const memory = store.read();
  if (!memory) throw new Error(`there is no key in ${folder}: enrol first`);
  const agent = new Agent(portal, store, memory, settings, say, folder);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, agent.stop);
  say(`agent of ${memory.nodeCode} runs`);
  await agent.run();
  return 0;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    say(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
