import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { agentPath, longestPoll } from '@/lib/network/protocol/constants';
import type { SentSample } from '@/lib/network/protocol/schema';
import type { Acknowledgement, AgentConfiguration, Enrolled, OfferedCommand } from '@/lib/network/protocol/types';
import { agentVersion, makeKey } from '../agent';
import { Portal } from '../portal';
import { draw, incidentsOf, isCutOff, measure, roundMinutes } from './rules';

/** One node of the demonstration. */
interface Identity extends Enrolled {
  readonly privateKey: string;
}

const { values } = parseArgs({
  options: {
    portal: { type: 'string', default: 'http://127.0.0.1:3000' },
    identities: { type: 'string' },
    codes: { type: 'string' },
    seed: { type: 'string', default: 'renkei' },
    commands: { type: 'boolean', default: false },
  },
});
const say = (line: string) => process.stdout.write(`${line}\n`);
const file = values.identities ?? '';
const portal = new Portal(values.portal);
const begun = Date.now();
const minute = () => ((Date.now() - begun) / 60_000) % roundMinutes;

/** Becomes the nodes that there are codes for, by the protocol like any agent, a few at a time. */
async function enrolAll(): Promise<Identity[]> {
  const known: Identity[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
  const codes: string[] = values.codes ? JSON.parse(readFileSync(values.codes, 'utf8')) : [];
  let next = 0;
  const enrolNext = async () => {
    while (next < codes.length) {
      const code = codes[next++];
      const { privateKey, publicKey, proof } = makeKey();
      const about = { version: agentVersion, host: 'demonstration', platform: 'demonstration fleet' };
      const answer = await portal.send(null, 'POST', `${agentPath}/enrollments`, { code, publicKey, proof, ...about });
      if (answer.status === 200) known.push({ ...(answer.body as unknown as Enrolled), privateKey });
      // So many from one address in a minute are not taken: the portal's own limit.
      else if (answer.status === 429) {
        next -= 1;
        await pause(10_000);
      }
    }
  };
  await Promise.all(Array.from({ length: 4 }, enrolNext));
  writeFileSync(file, JSON.stringify(known), { mode: 0o600 });
  return known;
}

class FleetNode {
  private configuration: AgentConfiguration | null = null;
  private live = 0;
  private running = true;
  private readonly measuredAt = new Map<number, number>();

  constructor(
    private readonly identity: Identity,
    private readonly incidents: ReturnType<typeof incidentsOf>,
  ) {}

  async work(): Promise<never> {
    await pause(draw(this.identity.nodeCode, 30_000));
    if (values.commands) void this.obey();
    for (;;) {
      if (!isCutOff(this.identity.nodeCode, this.incidents, minute())) await this.beat().catch(() => {});
      await pause((this.configuration?.heartbeatSeconds ?? 30) * 1_000);
    }
  }

  private async beat(): Promise<void> {
    if (!this.configuration) {
      const answer = await portal.send(this.identity, 'GET', `${agentPath}/configuration`);
      if (answer.status !== 200) return;
      this.configuration = answer.body as unknown as AgentConfiguration;
      this.live = this.configuration.live;
    }
    const { configuration, checks } = this.configuration;
    const body = {
      sequence: ++this.live,
      version: agentVersion,
      configuration,
      clockOffset: 0,
      operation: this.running ? 'running' : 'stopped',
      samples: checks.flatMap((check) => this.sampleOf(check)),
    };
    const answer = await portal.send(this.identity, 'POST', `${agentPath}/heartbeats`, body);
    const told = answer.body as unknown as Acknowledgement;
    if (answer.status !== 200 || told.configuration !== configuration) this.configuration = null;
  }

  private sampleOf(check: AgentConfiguration['checks'][number]): SentSample[] {
    const last = this.measuredAt.get(check.id) ?? 0;
    if (Date.now() - last < check.intervalSeconds * 1_000 - 500) return [];
    this.measuredAt.set(check.id, Date.now());
    const circumstances = { incidents: this.incidents, minute: minute(), running: this.running };
    return [
      { check: check.id, at: Math.round(portal.now()), ...measure(this.identity.nodeCode, check, circumstances) },
    ];
  }

  /** Does what it is told, after a moment, as a server would. */
  private async obey(): Promise<never> {
    for (;;) {
      const answer = await portal
        .send(this.identity, 'GET', `${agentPath}/commands?wait=${longestPoll}`)
        .catch(() => null);
      const { commands = [] } = (answer?.body ?? {}) as { commands?: OfferedCommand[] };
      for (const { id, name, token } of commands) {
        await pause(200 + draw(`${id}`, 1_500));
        if (name === 'start') this.running = true;
        if (name === 'stop') this.running = false;
        await portal
          .send(this.identity, 'POST', `${agentPath}/commands/${id}/answers`, {
            token,
            state: 'succeeded',
            exitCode: 0,
            output: '',
          })
          .catch(() => {});
      }
      await pause(answer?.status === 200 ? 100 : 5_000);
    }
  }
}

const identities = await enrolAll();
const incidents = incidentsOf(
  values.seed,
  identities.map(({ nodeCode }) => nodeCode),
);
say(
  `fleet of ${identities.length} nodes; ${incidents.map(({ kind, where, from, to }) => `${kind} ${where} ${from}–${to} min`).join(', ')}`,
);
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(0));
await Promise.all(identities.map((identity) => new FleetNode(identity, incidents).work()));
