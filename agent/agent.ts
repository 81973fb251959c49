import os from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import {
  agentPath,
  agentVersion,
  longestDetail,
  longestPoll,
  oldestSampleDays,
} from '@/lib/network/protocol/constants';
import { makeKey } from '@/lib/network/protocol/rules';
import type { SentSample } from '@/lib/network/protocol/schema';
import type { Acknowledgement, AgentConfiguration, Enrolled, OfferedCommand } from '@/lib/network/protocol/types';
import { type Ended, runCommand } from './commands';
import { Deliveries } from './deliveries';
import type { Portal } from './portal';
import { countProcesses, probe } from './probes';
import { Relay } from './relay';
import type { Settings } from './settings';
import type { Memory, Store, Unacknowledged } from './store';

/** Samples in a part of the backlog. */
const together = 500;
const longestRest = 60_000;

/** Milliseconds; ever longer, and never the same for all agents. */
const restAfter = (failures: number): number =>
  Math.min(longestRest, 1_000 * 2 ** failures) * (0.5 + Math.random() / 2);

/** Becomes the agent of a node by a one-time code. */
export async function enrol(portal: Portal, store: Store, code: string): Promise<Enrolled> {
  const { privateKey, publicKey, proof } = makeKey();
  const about = {
    version: agentVersion,
    host: os.hostname().slice(0, 100),
    platform: `${process.platform} ${os.release()}`.slice(0, 100),
  };
  const answer = await portal.send(null, 'POST', `${agentPath}/enrollments`, { code, publicKey, proof, ...about });
  if (answer.status !== 200)
    throw new Error(`the center refused the code: ${answer.status} ${JSON.stringify(answer.body)}`);
  const enrolled = answer.body as unknown as Enrolled;
  store.write({ ...enrolled, privateKey, live: 0, backlog: 0, waiting: [], commands: {} });
  return enrolled;
}

/** A server's agent at work: heartbeats, measuring, the backlog and commands, each in a loop of its own. */
export class Agent {
  private configuration: AgentConfiguration | null = null;
  private readonly measuredAt = new Map<number, number>();
  private readonly stopping = new AbortController();
  private measuring = false;

  constructor(
    private readonly portal: Portal,
    private readonly store: Store,
    private readonly memory: Memory,
    private readonly settings: Settings,
    private readonly say: (line: string) => void,
    folder: string,
  ) {
    this.deliveries = new Deliveries(portal, memory, folder, settings);
  }
  private readonly deliveries: Deliveries;

  stop = (): void => this.stopping.abort();

  async run(): Promise<void> {
    this.afterCrash();
    await this.openRelay();
    await Promise.all([this.repeat(() => this.heartbeat()), this.repeat(() => this.fetchCommands())]);
  }

  private async openRelay(): Promise<void> {
    const { relay } = this.settings;
    if (!relay) return;
    const server = await new Relay(this.deliveries.depot, this.deliveries.trust, relay.limit).listen(
      relay.port,
      relay.host,
    );
    this.stopping.signal.addEventListener('abort', () => server.close());
    this.say(`deliveries are passed on at port ${relay.port}`);
  }

  /** What was begun and has no end was cut off: nobody can say how it ended. */
  private afterCrash(): void {
    for (const [id, entry] of Object.entries(this.memory.commands))
      if (!entry.state) this.memory.commands[id] = { ...entry, state: 'unknown', output: 'the agent ended meanwhile' };
    this.keep();
  }

  private keep = (): void => this.store.write(this.memory);

  /** Each turn answers how long to rest; after a failure ever longer, and never all agents at the same moment. */
  private async repeat(turn: () => Promise<number>): Promise<void> {
    let failures = 0;
    while (!this.stopping.signal.aborted) {
      let rest: number;
      try {
        rest = await turn();
        failures = 0;
      } catch (error) {
        if (failures === 0) this.sayAway(error);
        failures += 1;
        rest = restAfter(failures);
      }
      await pause(rest, undefined, { signal: this.stopping.signal }).catch(() => {});
    }
  }

  /** Measures at its pace whether or not the center is there, and tries to deliver each time: what cannot be delivered waits. */
  private async heartbeat(): Promise<number> {
    const interval = (this.configuration?.heartbeatSeconds ?? 5) * 1_000;
    const begin = Date.now();
    await this.configure();
    await this.measure();
    if (this.delivering) this.keep();
    else void this.tryToDeliver();
    return Math.max(100, interval - (Date.now() - begin));
  }
  private delivering = false;
  private away = false;
  /** Something has changed since what is being delivered was put together. */
  private again = false;

  private async tryToDeliver(): Promise<void> {
    this.delivering = true;
    try {
      do {
        this.again = false;
        await this.deliver();
      } while (this.again);
      if (this.away) this.say('the center is back');
      this.away = false;
    } catch (error) {
      if (!this.away) this.sayAway(error);
      this.away = true;
    }
    this.delivering = false;
  }

  private sayAway = (error: unknown): void =>
    this.say(`the center cannot be reached: ${error instanceof Error ? error.message : error}`);

  /** Fetches what to measure, at first and whenever the center says that it has changed. */
  private async configure(): Promise<void> {
    if (this.configuration && !this.outdated) return;
    const answer = await this.portal.send(this.memory, 'GET', `${agentPath}/configuration`).catch(() => null);
    if (answer?.status !== 200) return;
    this.configuration = answer.body as unknown as AgentConfiguration;
    this.outdated = false;
    this.memory.live = Math.max(this.memory.live, this.configuration.live);
    this.memory.backlog = Math.max(this.memory.backlog, this.configuration.backlog);
  }
  private outdated = false;

  /** Measures what is due, all at once: one slow probe holds up no other. */
  private async measure(): Promise<void> {
    if (this.measuring || !this.configuration) return;
    this.measuring = true;
    const due = this.configuration.checks.filter(
      ({ id, intervalSeconds }) => Date.now() - (this.measuredAt.get(id) ?? 0) >= intervalSeconds * 1_000 - 500,
    );
    await Promise.all(
      due.map(async (check) => {
        this.measuredAt.set(check.id, Date.now());
        const { status, value, detail } = await probe(check, this.settings);
        const sample: SentSample = { check: check.id, at: Math.round(this.portal.now()), status };
        if (value !== undefined && Number.isFinite(value)) sample.value = value;
        if (detail) sample.detail = detail.replace(/\p{Cc}+/gu, ' ').slice(0, longestDetail);
        this.memory.waiting.push(sample);
      }),
    );
    this.measuring = false;
  }

  /** First what was sent and not acknowledged, as it was; then, if nothing waits from before, what is new; else the backlog. */
  private async deliver(): Promise<void> {
    if (this.memory.unacknowledged) await this.transmit(this.memory.unacknowledged);
    const samples = this.memory.waiting.splice(0, this.memory.waiting.length);
    const fresh = samples.filter(({ at }) => this.portal.now() - at < 5 * 60_000).slice(-together);
    const old = samples.filter(
      (sample) => !fresh.includes(sample) && this.portal.now() - sample.at < oldestSampleDays * 86_400_000,
    );
    this.memory.waiting.push(...old);
    const operation = this.operation();
    const about = {
      version: agentVersion,
      configuration: this.configuration?.configuration ?? 0,
      clockOffset: Math.round(this.portal.offset),
    };
    const body = { sequence: ++this.memory.live, ...about, ...(operation ? { operation } : {}), samples: fresh };
    await this.transmit({ stream: 'live', body });
    for (let parts = 0; this.memory.waiting.length > 0 && parts < 5; parts++) {
      const part = this.memory.waiting.splice(0, together);
      await this.transmit({ stream: 'backlog', body: { sequence: ++this.memory.backlog, samples: part } });
    }
  }

  private operation(): 'running' | 'stopped' | undefined {
    const wanted = this.settings.operation;
    return wanted && (countProcesses(wanted.process) > 0 ? 'running' : 'stopped');
  }

  /** Sends a message until it is acknowledged; written down before, so that a crash sends it again under the same number. */
  private async transmit(message: Unacknowledged): Promise<void> {
    this.memory.unacknowledged = message;
    this.keep();
    const path = message.stream === 'live' ? 'heartbeats' : 'backlog';
    const answer = await this.portal.send(this.memory, 'POST', `${agentPath}/${path}`, message.body);
    if (answer.status >= 500 || answer.status === 429 || answer.status === 401)
      throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    // What the center will never take is not sent for ever.
    if (answer.status !== 200)
      this.say(`the center refused a message: ${answer.status} ${JSON.stringify(answer.body)}`);
    this.memory.unacknowledged = undefined;
    this.keep();
    if (answer.status !== 200) {
      this.outdated = true;
      return;
    }
    const { configuration, rotateKey } = answer.body as unknown as Acknowledgement;
    this.outdated = configuration !== this.configuration?.configuration;
    if (rotateKey) await this.rotateKey();
  }

  private async rotateKey(): Promise<void> {
    const old = this.memory.keyId;
    const { keyId, privateKey, publicKey, proof } = makeKey();
    const added = await this.portal.send(this.memory, 'POST', `${agentPath}/keys`, { publicKey, proof });
    if (added.status !== 200) return;
    Object.assign(this.memory, { keyId, privateKey });
    this.keep();
    await this.portal.send(this.memory, 'POST', `${agentPath}/keys/${old}/revocations`, {});
    this.say(`the key was rotated: ${keyId}`);
  }

  private async fetchCommands(): Promise<number> {
    const address = `${agentPath}/commands?wait=${longestPoll}`;
    const answer = await this.portal.send(this.memory, 'GET', address, undefined, longestPoll * 1_000);
    if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    const { commands = [] } = answer.body as { commands?: OfferedCommand[] };
    for (const command of commands)
      void this.execute(command).catch((error: unknown) =>
        this.say(`${command.name}: ${error instanceof Error ? error.message : error}`),
      );
    return commands.length > 0 ? 50 : Math.random() * 1_000;
  }

  /** Written down before it runs. A command that comes again is answered from the journal and not run again. */
  private async execute(command: OfferedCommand): Promise<void> {
    this.tokens.set(command.id, command.token);
    const known = this.memory.commands[command.id];
    if (known && !known.state) return this.answer(command, { state: 'running' });
    let ended = known as Ended | undefined;
    if (!ended) {
      this.begin(command);
      const still = setInterval(() => void this.answer(command, { state: 'running' }), 20_000);
      const running = Deliveries.isFor(command) ? this.deliveries.run(command) : runCommand(command, this.settings);
      ended = await running.finally(() => clearInterval(still));
      this.memory.commands[command.id] = ended;
      this.keep();
    }
    const { begun: _begun, ...outcome } = ended;
    await this.answer(command, outcome);
    this.tokens.delete(command.id);
    // Whoever waits for a start goes by what is observed: it is told now, not at the next heartbeat.
    this.again = true;
    if (!this.delivering) await this.tryToDeliver();
  }

  /** What cannot be written down (the disk is full) does not run: it is offered again. */
  private begin({ id }: OfferedCommand): void {
    this.memory.commands[id] = { begun: Date.now() };
    try {
      this.keep();
    } catch (error) {
      delete this.memory.commands[id];
      throw error;
    }
  }

  /** Tokens of the latest offers: one that was offered anew while it ran is answered by the newer. */
  private readonly tokens = new Map<string, number>();

  private async answer({ id, token: offered }: OfferedCommand, outcome: object): Promise<void> {
    const token = this.tokens.get(id) ?? offered;
    await this.portal
      .send(this.memory, 'POST', `${agentPath}/commands/${id}/answers`, { token, ...outcome })
      // Unheard, it is offered again and answered from the journal.
      .catch((error: unknown) =>
        this.say(`an answer was not heard: ${error instanceof Error ? error.message : error}`),
      );
  }
}
