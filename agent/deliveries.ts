import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { agentCommands, deliveryPath } from '@/lib/delivery/constants';
import type { OfferedCommand } from '@/lib/network/protocol/types';
import { type Ended, runWords } from './commands';
import { Depot } from './depot';
import { isVerified } from './downloads';
import type { Identity, Portal } from './portal';
import type { Settings } from './settings';
import { forgetStep, runStep } from './steps';
import { Refused, type SignedTarget, Trust } from './trust';

interface Marker {
  readonly version: string;
  readonly file: string;
  readonly sequence?: number;
}

/** Beside the version that is applied: what was begun and has no end, and the version before, for the way back. */
interface State {
  readonly current?: Marker | undefined;
  readonly previous?: Marker | undefined;
  /** `1.2`: applying it; `undo 1.2`: taking it back. */
  readonly begun?: string | undefined;
}

/** Milliseconds for which a center that does not answer is asked what was signed. */
const patience = 60_000;

type Step = 'apply' | 'undo' | 'check';

const undoing = ({ version }: SignedTarget): string => `undo ${version}`;

/** Receives, verifies and applies what is delivered. Effect once: staged folder, journal, version marker replaced whole. */
export class Deliveries {
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly portal: Portal,
    private readonly identity: Identity,
    private readonly folder: string,
    private readonly settings: Settings,
    readonly trust = new Trust(folder, portal, identity, settings.deliveryRoot, settings.deliveriesFrom),
    readonly depot = new Depot(portal, identity, folder, settings.deliveriesFrom),
  ) {}

  static isFor = ({ name }: OfferedCommand): boolean => Object.values<string>(agentCommands).includes(name);

  /** One after another: two releases never meet on a server. */
  run(offered: OfferedCommand): Promise<Ended> {
    const mine = this.turn.then(() => this.perform(offered));
    this.turn = mine;
    return mine;
  }

  private async perform({ name, params }: OfferedCommand): Promise<Ended> {
    const begun = Date.now();
    let target: SignedTarget | undefined;
    try {
      target = await this.find(String(params.target ?? ''), begun + patience);
      const release = String(params.release ?? '');
      if (name === agentCommands.fetch) await this.fetch(target, release, Number(params.limit ?? 0));
      else if (name === agentCommands.apply) await this.apply(target, release);
      else await this.undo(target);
      return { begun, state: 'succeeded', exitCode: 0, output: '' };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      // Nothing was begun: the center decides whether to ask again.
      const state = target || error instanceof Refused ? 'failed' : 'unknown';
      return { begun, state, output: `${error instanceof Refused ? 'refused: ' : ''}${why}`.slice(0, 2_000) };
    }
  }

  /** What was signed of a file. Only the line may fail meanwhile: it is asked for again until `until`. */
  private async find(target: string, until: number): Promise<SignedTarget> {
    for (;;) {
      try {
        return await this.trust.find(target);
      } catch (error) {
        if (error instanceof Refused || Date.now() > until) throw error;
        await pause(1_000);
      }
    }
  }

  private stateFile = ({ package: name }: SignedTarget): string =>
    path.join(this.folder, 'deliveries', name, 'state.json');

  private readState(target: SignedTarget): State {
    const file = this.stateFile(target);
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as State) : {};
  }

  private writeState(target: SignedTarget, state: State): void {
    const file = this.stateFile(target);
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(`${file}.new`, JSON.stringify(state), { mode: 0o600, flush: true });
    renameSync(`${file}.new`, file);
  }

  private tell(release: string, state: 'downloading' | 'applied', percent: number): void {
    const address = `${deliveryPath}/${release}/receipts`;
    void this.portal.send(this.identity, 'POST', address, { state, percent }).catch(() => {});
  }

  private fetch(target: SignedTarget, release: string, limit: number): Promise<void> {
    return this.depot.fetch(target, limit, (percent) => this.tell(release, 'downloading', percent));
  }

  private async apply(target: SignedTarget, release: string): Promise<void> {
    const file = this.depot.fileOf(target);
    const state = this.readState(target);
    if (state.current?.version === target.version) return;
    if (target.sequence < (state.current?.sequence ?? 0))
      throw new Refused(`version ${target.version} was released before ${state.current?.version}, which is here`);
    if (!(await isVerified(file, target))) throw new Refused('what was staged is not what was signed');
    if (target.requires !== '' && state.current?.version !== target.requires)
      throw new Refused(`version ${target.requires} is not there`);
    const { version, sequence } = target;
    const done: State = { current: { version, file, sequence }, previous: state.current };
    for (const step of ['apply', 'undo', 'check'] as const) this.wordsOf(step, target, state);
    const failed = await this.applied(target, state, release);
    if (failed === null) return this.writeState(target, done);
    this.note('undo', target, state);
    const undone = await this.performed('undo', target, state);
    this.writeState(target, { ...state, begun: undefined });
    throw new Error(`${failed}; ${undone === null ? 'rolled back' : `roll-back failed: ${undone}`}`);
  }

  /** Applies and checks, or goes on with what was cut off; null = it is there and works. */
  private async applied(target: SignedTarget, state: State, release: string): Promise<string | null> {
    if (state.begun === undoing(target)) return 'it was cut off while it was rolled back';
    this.note('apply', target, state);
    return (await this.performed('apply', target, state)) ?? this.checked(target, state, release);
  }

  /** Written down before it begins, once: what was noted before is gone on with. */
  private note(step: 'apply' | 'undo', target: SignedTarget, state: State): void {
    const begun = step === 'apply' ? target.version : undoing(target);
    if (state.begun === begun) return;
    forgetStep(this.placeOf(step, target));
    this.writeState(target, { ...state, begun });
  }

  private placeOf = (step: 'apply' | 'undo', target: SignedTarget): string =>
    path.join(path.dirname(this.stateFile(target)), `${step}-${target.version}`);

  private checked(target: SignedTarget, state: State, release: string): Promise<string | null> {
    // Without a check the end follows at once.
    if (target.check !== '') this.tell(release, 'applied', 100);
    return this.passes(target, state);
  }

  private async undo(target: SignedTarget): Promise<void> {
    const state = this.readState(target);
    const cutOff = state.begun === target.version;
    const resumed = state.begun === undoing(target);
    const isHere = state.current?.version === target.version;
    if (!isHere && !cutOff && !resumed) return;
    // Begun and cut off: what is current is still the version before.
    const before = isHere ? state.previous : state.current;
    this.note('undo', target, state);
    const failed = await this.performed('undo', target, { current: before });
    this.writeState(target, failed === null ? { current: before } : { ...state, begun: undefined });
    if (failed !== null) throw new Error(failed);
    rmSync(this.depot.fileOf(target), { force: true });
  }

  /** The words of one of the commands that were signed, if this server's administrator allows it; null = there is none. */
  private wordsOf(step: Step, target: SignedTarget, { current }: State) {
    const name = target[step];
    if (name === '') return null;
    const allowed = Object.hasOwn(this.settings.commands, name) ? this.settings.commands[name] : undefined;
    if (!allowed) throw new Error(`${name} is not on the allow-list of this server`);
    const values: Record<string, string> = {
      ...{ file: this.depot.fileOf(target), version: target.version, package: target.package },
      ...{ previous: current?.version ?? '', previousFile: current?.file ?? '' },
    };
    const words = allowed.run.map((word) => word.replaceAll(/\{(\w+)\}/g, (all, key: string) => values[key] ?? all));
    return { name, words, timeoutSeconds: allowed.timeoutSeconds };
  }

  /** Applies or takes back, once whatever is cut off; null = it went well, or there is nothing to run. */
  private async performed(step: 'apply' | 'undo', target: SignedTarget, state: State) {
    const command = this.wordsOf(step, target, state);
    if (command === null) return null;
    const { name, words, timeoutSeconds } = command;
    const { exitCode, output } = await runStep({ words, timeoutSeconds, place: this.placeOf(step, target) });
    if (exitCode === 0) return null;
    return `${name} failed: ${exitCode === null ? `it did not end in ${timeoutSeconds} s` : output.trim().slice(-500)}`;
  }

  private async passes(target: SignedTarget, state: State): Promise<string | null> {
    const command = this.wordsOf('check', target, state);
    if (command === null) return null;
    const ended = await runWords(command.words, command.timeoutSeconds);
    return ended.state === 'succeeded' ? null : `health check failed: ${(ended.output ?? '').trim().slice(-500)}`;
  }
}
