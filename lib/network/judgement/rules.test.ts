import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckState, NodeState } from '@/lib/core/generated/enums';
import { idOf, type NodeId } from '@/lib/core/ids';
import { judge } from './rules';
import type { JudgedAlarm, JudgedCheck, JudgedLine, JudgedNode, JudgedPlace, World } from './types';

const start = new Date('2026-11-20T00:00:00Z').getTime();
const at = (seconds: number) => new Date(start + seconds * 1_000);
const patience = { confirmSeconds: 45, noDataMinutes: 15 };

/** center ─NL─ consolidation(PS1, PS2) ─PL1─ office1(PD1) ─ML1,ML2,ML3─ towns(CS1, CS2, CS3); PS2 ─PL2─ ML4, ML5 (CS4, CS5). */
const parents: Readonly<Record<string, string | null>> = {
  NL: null,
  ...{ PL1: 'NL', PL2: 'NL', ML1: 'PL1', ML2: 'PL1', ML3: 'PL1', ML4: 'PL2', ML5: 'PL2' },
};
const upper = (line: string) =>
  line === 'NL' ? 'center' : line.startsWith('PL') ? 'consolidation' : `office-${parents[line]}`;
const nodePlaces: Readonly<Record<string, readonly [line: string | null, place: string]>> = {
  NS: [null, 'center'],
  PS1: ['NL', 'consolidation'],
  PS2: ['NL', 'consolidation'],
  PD1: ['PL1', 'office-PL1'],
  ...Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`CS${n}`, [`ML${n}`, `town${n}`] as const])),
};
const reporterOf = (line: string) => (line === 'NL' ? 'NS' : /1|ML[23]/.test(line) ? 'PS1' : 'PS2');

class Network {
  private readonly nodes = new Map<string, JudgedNode>();
  private readonly lines = new Map<string, JudgedLine>();
  private readonly places = new Map<string, JudgedPlace>();
  private readonly checks = new Map<string, JudgedCheck>();
  readonly alarms = new Map<string, JudgedAlarm & { causeKey?: string | null }>();
  /** Keys in the order in which alarms opened and ended. */
  readonly told: string[] = [];
  now = 0;

  constructor() {
    for (const [id, [lineId, placeId]] of Object.entries(nodePlaces)) {
      const known = {
        id: idOf<NodeId>(id),
        lineId,
        placeId,
        state: 'ok' as NodeState,
        stateSince: at(-1_000),
        causeKey: null,
      };
      const deadlineAt = id === 'PD1' ? null : at(75);
      this.nodes.set(id, { ...known, deadlineAt, heard: true, sampled: true, plannedStop: false, deviation: null });
      this.places.set(placeId, { id: placeId, state: 'ok' });
    }
    for (const [id, parentId] of Object.entries(parents)) {
      const known = { id, parentId, upperPlaceId: upper(id), state: 'ok' as NodeState };
      this.lines.set(id, { ...known, causeKey: null, sampled: true });
    }
    this.judge();
  }

  /** Time passes; whoever is not among the silent is heard. */
  pass(seconds: number, silent: readonly string[] = []): this {
    this.now += seconds;
    for (const node of this.nodes.values())
      if (node.deadlineAt !== null && !silent.includes(node.id))
        this.nodes.set(node.id, { ...node, deadlineAt: at(this.now + 75) });
    return this.judge();
  }

  /** A probe or a check says something; `soft`: not confirmed yet. */
  check(subject: string, state: CheckState, more: { soft?: boolean; own?: boolean; ofService?: boolean } = {}): this {
    const isLine = subject in parents;
    const reporterId = more.own ? subject : isLine ? reporterOf(subject) : 'PS1';
    const previous = this.checks.get(subject)?.state ?? 'ok';
    this.checks.set(subject, {
      id: this.idOf(subject),
      nodeId: isLine ? null : idOf(subject),
      lineId: isLine ? subject : null,
      reporterId: idOf(reporterId),
      state: more.soft ? previous : state,
      stateSince: at(this.now),
      latest: state,
      flapping: false,
      value: null,
      detail: '',
      ofService: more.ofService ?? false,
    });
    return this.judge();
  }

  /** Its agent has enrolled just now and said nothing yet. */
  enrol(id: string): this {
    const fresh = { state: 'unwatched' as NodeState, heard: false, sampled: false, deadlineAt: at(this.now + 75) };
    this.nodes.set(id, { ...(this.nodes.get(id) as JudgedNode), ...fresh });
    return this.judge();
  }

  plan(id: string, plannedStop: boolean): this {
    this.nodes.set(id, { ...(this.nodes.get(id) as JudgedNode), plannedStop });
    return this.judge();
  }

  private idOf = (subject: string) => [...Object.keys(nodePlaces), ...Object.keys(parents)].indexOf(subject) + 1;

  world(): World {
    const keyed = [...this.alarms.values()];
    const silent = (id: string) => (this.nodes.get(id)?.deadlineAt?.getTime() ?? Infinity) <= at(this.now).getTime();
    const shown = [...this.checks.values()].filter(
      ({ state, latest, reporterId, nodeId }) =>
        state !== 'ok' || latest !== 'ok' || (silent(reporterId) && nodeId !== reporterId),
    );
    return {
      nodes: [...this.nodes.values()],
      lines: [...this.lines.values()],
      places: [...this.places.values()],
      checks: shown,
      alarms: keyed,
    };
  }

  judge(): this {
    const verdict = judge(this.world(), patience, at(this.now));
    const since = { stateSince: at(this.now) };
    for (const { id, to: state, cause } of verdict.nodes)
      this.nodes.set(id, { ...(this.nodes.get(id) as JudgedNode), ...since, state, causeKey: cause?.key ?? null });
    for (const { id, to: state, cause } of verdict.lines)
      this.lines.set(id, { ...(this.lines.get(id) as JudgedLine), state, causeKey: cause?.key ?? null });
    for (const { id, to: state } of verdict.places) this.places.set(id, { id, state });
    for (const { id, resolution } of verdict.ended) {
      const alarm = [...this.alarms.values()].find((one) => one.id === id);
      this.alarms.delete(alarm?.key ?? '');
      this.told.push(`${alarm?.key} ${resolution}`);
    }
    for (const { key, severity, affected } of verdict.opened) {
      expect(this.alarms.has(key), `${key} is open already`).toBe(false);
      this.alarms.set(key, { id: `${key}@${this.now}`, key, severity, affected });
      this.told.push(key);
    }
    for (const { id, to: severity, affected } of verdict.changed) {
      const alarm = [...this.alarms.values()].find((one) => one.id === id) as JudgedAlarm;
      this.alarms.set(alarm.key, { ...alarm, severity, affected });
    }
    return this;
  }

  open = () =>
    [...this.alarms.values()].map(({ key, affected }) => (affected > 0 ? `${key} (${affected})` : key)).sort();
  state = (id: string) => (this.nodes.get(id) ?? this.lines.get(id) ?? this.places.get(id))?.state;
}

const towns = ['CS1', 'CS2', 'CS3'];
const everyone = Object.keys(nodePlaces);

describe('a server that falls silent', () => {
  it('is shown at once, and is an alarm only when that has lasted', () => {
    const network = new Network().pass(80, ['CS1']);
    expect(network.state('CS1')).toBe('silent');
    expect(network.open()).toEqual([]);
    network.pass(45, ['CS1']);
    expect(network.open()).toEqual(['silence:CS1']);
  });

  it('recovers with its next word', () => {
    const network = new Network().pass(200, ['CS1']).pass(1);
    expect(network.state('CS1')).toBe('ok');
    expect(network.told).toEqual(['silence:CS1', 'silence:CS1 recovered']);
  });

  it('keeps the alarm of what it said last: no data closes nothing', () => {
    const network = new Network().check('CS1', 'critical', { own: true });
    expect(network.open()).toEqual([`check:${everyone.indexOf('CS1') + 1}`]);
    expect(network.pass(200, ['CS1']).open()).toEqual([`check:${everyone.indexOf('CS1') + 1}`, 'silence:CS1']);
  });

  it('is not well because it has enrolled: nothing is known until its first word, or its deadline', () => {
    const network = new Network().enrol('CS1');
    expect(network.state('CS1')).toBe('unwatched');
    expect(network.pass(80, ['CS1']).state('CS1')).toBe('silent');
    expect(network.pass(60, ['CS1']).open()).toEqual(['silence:CS1']);
  });

  it('is no alarm while it is stopped as planned', () => {
    const network = new Network().plan('CS1', true).check('CS1', 'critical', { own: true, ofService: true });
    expect(network.state('CS1')).toBe('stopped');
    network.pass(300, ['CS1']);
    expect(network.open()).toEqual([]);
    network.plan('CS1', false);
    expect(network.state('CS1')).toBe('silent');
  });
});

describe("a prefecture's line that fails", () => {
  it('is one alarm, and its towns are unreachable because of it, whether its probe says so', () => {
    const network = new Network().check('PL1', 'critical').pass(200, towns);
    expect(network.open()).toEqual(['line:PL1 (3)']);
    expect(towns.map(network.state)).toEqual(['unreachable', 'unreachable', 'unreachable']);
    expect(network.state('CS4')).toBe('ok');
  });

  it('or everything behind it is silent', () => {
    const network = new Network().pass(80, towns).pass(45, towns);
    expect(network.open()).toEqual(['line:PL1 (3)']);
    expect(network.state('PL1')).toBe('critical');
  });

  it('or its probe has only begun to fail when the first silence would be an alarm', () => {
    const network = new Network().check('PL1', 'critical', { soft: true }).pass(130, ['CS1', 'CS2']);
    expect(network.open()).toEqual(['line:PL1 (2)']);
  });

  it('takes over alarms that were opened before it was known', () => {
    const network = new Network().pass(130, ['CS1', 'CS2']);
    expect(network.open()).toEqual(['silence:CS1', 'silence:CS2']);
    network.check('PL1', 'critical');
    expect(network.open()).toEqual(['line:PL1 (2)']);
    expect(network.told.slice(-3)).toEqual(['silence:CS1 superseded', 'silence:CS2 superseded', 'line:PL1']);
  });

  it('hides the lines below it and the gear behind it', () => {
    const network = new Network()
      .check('PL1', 'critical')
      .check('ML1', 'critical')
      .check('PD1', 'critical')
      .pass(200, towns);
    expect(network.open()).toEqual(['line:PL1 (4)']);
    expect([network.state('ML1'), network.state('PD1')]).toEqual(['unreachable', 'unreachable']);
  });

  it('gives who comes back time before it counts as silent', () => {
    const network = new Network().check('PL1', 'critical').pass(600, towns);
    network.check('PL1', 'ok').pass(1, ['CS2', 'CS3']);
    expect(network.open()).toEqual([]);
    expect(network.told.at(-1)).toBe('line:PL1 recovered');
    expect(network.pass(30, ['CS3']).open()).toEqual([]);
    expect(network.pass(30, ['CS3']).open()).toEqual(['silence:CS3']);
  });
});

describe('what fails higher up', () => {
  it('is the one cause of everything below: the consolidation center', () => {
    const silent = ['PS1', 'PS2', ...towns, 'CS4', 'CS5'];
    const network = new Network().pass(130, silent);
    expect(network.open()).toEqual(['place:consolidation (7)']);
    expect(network.state('consolidation')).toBe('critical');
    expect(network.state('PL1')).not.toBe('critical');
    network.pass(1);
    expect(network.open()).toEqual([]);
    expect(network.state('consolidation')).toBe('ok');
  });

  it('or the national line, whose probe says so', () => {
    const network = new Network().check('NL', 'critical').pass(130, ['PS1', 'PS2', ...towns, 'CS4', 'CS5']);
    expect(network.open()).toEqual(['line:NL (7)']);
    expect(network.state('consolidation')).toBe('unreachable');
  });

  it('is not blamed when one prefecture only is silent', () => {
    const network = new Network().pass(130, ['PS1', ...towns]);
    expect(network.open()).toEqual(['line:PL1 (3)', 'silence:PS1']);
  });
});

describe('a check', () => {
  it('changes the severity of its alarm', () => {
    const network = new Network().check('CS1', 'warning', { own: true });
    const key = `check:${everyone.indexOf('CS1') + 1}`;
    expect(network.alarms.get(key)?.severity).toBe('warning');
    network.check('CS1', 'critical', { own: true });
    expect(network.alarms.get(key)?.severity).toBe('critical');
    expect(network.told).toEqual([key]);
  });

  it('without data is an alarm after a while', () => {
    const network = new Network().check('CS1', 'unknown', { own: true });
    expect(network.pass(14 * 60).open()).toEqual([]);
    expect(network.pass(60).open()).toEqual([`check:${everyone.indexOf('CS1') + 1}`]);
  });
});

const step = fc.record({
  seconds: fc.integer({ min: 1, max: 120 }),
  silent: fc.subarray(everyone.filter((id) => id !== 'PD1')),
  check: fc.option(
    fc.tuple(
      fc.constantFrom(...everyone, ...Object.keys(parents)),
      fc.constantFrom<CheckState>('ok', 'warning', 'critical', 'unknown'),
    ),
  ),
});

describe('any sequence of silences and samples', () => {
  it('has never two alarms for one thing, needs nothing after it was judged, and ends without alarms when all is well', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const network = new Network();
        for (const { seconds, silent, check } of steps) {
          network.pass(seconds, silent);
          if (check) network.check(check[0], check[1], { own: check[0].startsWith('CS') });
          const again = judge(network.world(), patience, at(network.now));
          expect(again).toEqual({ nodes: [], lines: [], places: [], opened: [], changed: [], ended: [] });
        }
        for (const subject of [...everyone, ...Object.keys(parents)]) network.check(subject, 'ok');
        network.pass(1);
        expect(network.open()).toEqual([]);
        for (const id of [...everyone, ...Object.keys(parents)]) expect(network.state(id)).toBe('ok');
      }),
    );
  });
});
