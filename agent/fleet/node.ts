import { setTimeout as pause } from 'node:timers/promises';
import { agentPath, agentVersion, longestPoll } from '@/lib/network/protocol/constants';
import type { SentSample } from '@/lib/network/protocol/schema';
import type { Acknowledgement, AgentConfiguration, AgentIdentity, OfferedCommand } from '@/lib/network/protocol/types';
import { Deliveries } from '../deliveries';
import type { Answer, Portal } from '../portal';
import type { FleetDeliveries } from './deliveries';
import type { FleetOperation } from './operation';
import { draw, type Incident, isCutOff, measure } from './rules';

export interface Circumstances {
  readonly incidents: readonly Incident[];
  /** Minutes since the fleet's round began. */
  readonly minute: () => number;
  readonly operation: FleetOperation;
  /** A start or stop takes no time. */
  readonly prompt: boolean;
}

/** How long a node waits whose key is not known any more: it has been revoked, or another agent has the node. */
const refusedRest = 600_000;

/** One of the demonstration's agents: the protocol of a real one, values out of the book. */
export class FleetNode {
  private configuration: AgentConfiguration | null = null;
  private live = 0;
  private refused = false;
  private readonly measuredAt = new Map<number, number>();

  constructor(
    private readonly portal: Portal,
    private readonly identity: AgentIdentity,
    private readonly circumstances: Circumstances,
    private readonly deliveries: FleetDeliveries,
  ) {}

  /** Reports for ever, at its own moment of each interval, so that the fleet never speaks all at once. */
  async report(): Promise<never> {
    await pause(draw(this.identity.nodeCode, 30_000));
    for (;;) {
      if (!this.isCutOff()) await this.heartbeat().catch(() => {});
      await pause(this.refused ? refusedRest : (this.configuration?.heartbeatSeconds ?? 30) * 1_000);
    }
  }

  /** Does for ever what it is told, after a moment, as a server would, and says at once how it is now. */
  async obey(): Promise<never> {
    await pause(draw(`${this.identity.nodeCode} poll`, longestPoll * 1_000));
    for (;;) {
      const answer = this.isCutOff() ? null : await this.poll().catch(() => null);
      const { commands = [] } = (answer?.body ?? {}) as { commands?: OfferedCommand[] };
      for (const command of commands) await this.execute(command).catch(() => {});
      if (answer?.status !== 200) await pause(this.refused ? refusedRest : 5_000);
    }
  }

  private isCutOff(): boolean {
    const { incidents, minute } = this.circumstances;
    return isCutOff(this.identity.nodeCode, incidents, minute());
  }

  private isRunning = () => this.circumstances.operation.isRunning(this.identity.nodeCode);

  private poll = () => this.send('GET', `commands?wait=${longestPoll}`, undefined, longestPoll * 1_000);

  private async send(method: 'GET' | 'POST', path: string, body?: object, wait = 0): Promise<Answer> {
    const answer = await this.portal.send(this.identity, method, `${agentPath}/${path}`, body, wait);
    this.refused = answer.status === 401 && answer.body.error === 'key_unknown';
    return answer;
  }

  private async heartbeat(): Promise<void> {
    if (!this.configuration) {
      const answer = await this.send('GET', 'configuration');
      if (answer.status !== 200) return;
      this.configuration = answer.body as unknown as AgentConfiguration;
      this.live = Math.max(this.live, this.configuration.live);
    }
    const { configuration, checks } = this.configuration;
    const answer = await this.send('POST', 'heartbeats', {
      sequence: ++this.live,
      version: agentVersion,
      configuration,
      clockOffset: 0,
      operation: this.isRunning() ? 'running' : 'stopped',
      samples: checks.flatMap((check) => this.sampleOf(check)),
    });
    const told = answer.body as unknown as Acknowledgement;
    if (answer.status !== 200 || told.configuration !== configuration) this.configuration = null;
  }

  private sampleOf(check: AgentConfiguration['checks'][number]): SentSample[] {
    const last = this.measuredAt.get(check.id) ?? 0;
    if (Date.now() - last < check.intervalSeconds * 1_000 - 500) return [];
    this.measuredAt.set(check.id, Date.now());
    const { incidents, minute } = this.circumstances;
    const measured = measure(this.identity.nodeCode, check, { incidents, minute: minute(), running: this.isRunning() });
    return [{ check: check.id, at: Math.round(this.portal.now()), ...measured }];
  }

  private async execute(command: OfferedCommand): Promise<void> {
    const { id, name } = command;
    if (Deliveries.isFor(command)) return this.deliver(command);
    if (!this.circumstances.prompt) await pause(200 + draw(id, 1_500));
    if (name === 'start' || name === 'stop') this.circumstances.operation.set(this.identity.nodeCode, name === 'start');
    await this.answer(command, { state: 'succeeded', exitCode: 0, output: '' });
    await this.heartbeat();
  }

  /** With deliveries nothing is played: they are downloaded, verified and refused as a real agent does. */
  private async deliver(command: OfferedCommand): Promise<void> {
    const still = setInterval(() => void this.answer(command, { state: 'running' }).catch(() => {}), 20_000);
    const running = this.deliveries.of(this.identity).run(command);
    const { begun: _begun, ...ended } = await running.finally(() => clearInterval(still));
    await this.answer(command, ended);
  }

  private answer = ({ id, token }: OfferedCommand, outcome: object): Promise<Answer> =>
    this.send('POST', `commands/${id}/answers`, { token, ...outcome });
}
