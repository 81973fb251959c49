import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OrganizationKind, organizationKinds } from '@/lib/access/actor';
import { idOf, type UserId } from '@/lib/core/ids';
import { after, type MoverName, moverNamed, type Person, people } from '@/tests/support/custody';
import { cases } from '@/tests/support/proof';
import { type TicketMove, ticketMoves, ticketRoutes, ticketUrgencies } from '../constants';
import { chainFor } from '../rules';
import { movesFor, startCustody, stepFor } from './rules';
import type { Custody, Step } from './types';

const everybody = ['asker', 'prefecture', 'center', 'operator', 'other'].flatMap((organization) =>
  (Object.keys(people) as Person[]).map((person): MoverName => `${organization} ${person}`),
);

const asker = (kind: OrganizationKind) => (kind === 'center' || kind === 'operator' ? kind : 'asker');

/** Every way in which an inquiry begins: who asks, by which route, sent by the desk or by other staff. */
const started: fc.Arbitrary<Custody> = fc
  .record({
    kind: fc.constantFrom(...organizationKinds.filter((kind) => kind !== 'operator')),
    route: fc.constantFrom(...ticketRoutes),
    urgency: fc.constantFrom(...ticketUrgencies),
    submit: fc.boolean(),
    wantsBypass: fc.boolean(),
  })
  .map(({ kind, route, urgency, submit, wantsBypass }) => {
    const chain = chainFor(kind, route, {
      asker: idOf(asker(kind)),
      prefecture: idOf('prefecture'),
      center: idOf('center'),
      operator: idOf('operator'),
    });
    const bypass = wantsBypass && urgency === 'urgent' && route === 'relay' && chain.length > 3;
    const custody = startCustody(chain, { submit, bypass, take: false });
    return {
      ...custody,
      route,
      urgency,
      resumeLevel: null,
      holderUserId: null,
      askerUserId: idOf<UserId>(`${chain[0]}-staff`),
    };
  });

interface Turn {
  readonly before: Custody;
  readonly name: MoverName;
  readonly step: Step;
  readonly custody: Custody;
}

/** A walk: each number picks one of all moves that anybody may make at that moment. */
const walks: fc.Arbitrary<{ start: Custody; turns: Turn[]; end: Custody }> = fc
  .tuple(started, fc.array(fc.nat(), { maxLength: 40 }))
  .map(([start, picks]) => {
    const turns: Turn[] = [];
    let custody = start;
    for (const pick of picks) {
      const options = everybody.flatMap((name) =>
        movesFor(custody, moverNamed(name)).map((move) => [name, move] as const),
      );
      const [name, move] = options[pick % options.length] as readonly [MoverName, TicketMove];
      const step = stepFor(custody, move, moverNamed(name)) as Step;
      const next = after(custody, step, moverNamed(name));
      turns.push({ before: custody, name, step, custody: next });
      custody = next;
    }
    return { start, turns, end: custody };
  });

const holds = (name: string, check: (walk: { start: Custody; turns: Turn[]; end: Custody }) => void) =>
  it(name, () => fc.assert(fc.property(walks, check), cases(500)));

describe('wherever allowed moves lead', () => {
  holds('the level names a tier of the chain that the ticket has reached', ({ turns }) => {
    for (const { custody } of turns) expect(custody.partyIds).toContain(custody.chain[custody.level]);
  });

  holds('the asker stays first in the chain, and a chain holds nobody twice', ({ start, turns }) => {
    for (const { custody } of turns) {
      expect(custody.chain[0]).toBe(start.chain[0]);
      expect(new Set(custody.chain).size).toBe(custody.chain.length);
    }
  });

  holds('who has seen it is never taken away, and comes from the chain', ({ start, turns }) => {
    for (const { before, custody } of turns) {
      expect(custody.partyIds).toEqual(expect.arrayContaining([...before.partyIds]));
      expect(start.chain).toEqual(
        expect.arrayContaining([...custody.partyIds].filter((id) => !start.bypassed || id !== 'prefecture')),
      );
      expect(new Set(custody.partyIds).size).toBe(custody.partyIds.length);
    }
  });

  holds('somebody waits for a reply exactly while it is asked back, above the asked', ({ turns }) => {
    for (const { custody } of turns) {
      expect(custody.resumeLevel !== null).toBe(custody.state === 'asked_back');
      if (custody.resumeLevel !== null) expect(custody.resumeLevel).toBeGreaterThan(custody.level);
    }
  });

  holds('answered and closed are at the asker; an arrived answer is at a tier in between', ({ turns }) => {
    for (const { custody } of turns) {
      if (['answered', 'closed', 'withdrawn'].includes(custody.state)) expect(custody.level).toBe(0);
      if (custody.state === 'answer_arrived') expect(custody.level).toBeGreaterThan(0);
    }
  });

  holds('an entry is read by its author’s organization, and by nobody the ticket has not reached', ({ turns }) => {
    for (const { name, step } of turns) {
      expect(step.audience).toContain(name.split(' ')[0]);
      expect(step.partyIds).toEqual(expect.arrayContaining([...step.audience]));
      if (step.opensTo !== null) expect(step.partyIds).toContain(step.opensTo);
    }
  });

  holds('notes and assignments stay in their organization', ({ turns }) => {
    for (const { name, step } of turns)
      if (step.move === 'note' || step.move === 'assign') expect(step.audience).toEqual([name.split(' ')[0]]);
  });

  holds('who is not a party can do nothing, whatever their role', ({ end }) => {
    for (const name of everybody)
      if (!end.partyIds.includes(moverNamed(name).organizationId)) expect(movesFor(end, moverNamed(name))).toEqual([]);
  });

  holds('an auditor can do nothing', ({ end }) => {
    for (const name of everybody.filter((one) => one.endsWith('auditor')))
      expect(movesFor(end, moverNamed(name))).toEqual([]);
  });

  holds('stepFor makes exactly the moves that movesFor offers', ({ end }) => {
    for (const name of everybody)
      expect(ticketMoves.filter((move) => stepFor(end, move, moverNamed(name)) !== null)).toEqual(
        movesFor(end, moverNamed(name)),
      );
  });

  holds('a holder can act while it is open, so that it cannot get stuck', ({ end }) => {
    const moves = movesFor(end, moverNamed(`${end.chain[end.level]} desk`)).filter(
      (move) => !['note', 'take', 'assign'].includes(move),
    );
    expect(moves.length).toBeGreaterThan(0);
  });

  holds('the asker can end it at any moment', ({ end }) => {
    const moves = movesFor(end, moverNamed(`${end.chain[0]} desk`));
    expect(['closed', 'withdrawn'].includes(end.state) || moves.includes('close') || moves.includes('withdraw')).toBe(
      true,
    );
  });

  holds('an answer comes down to the asker, one tier at a time', ({ end }) => {
    if (!['waiting', 'in_progress', 'returned', 'answer_arrived'].includes(end.state)) return;
    let custody = end;
    for (let move: TicketMove = 'answer'; custody.state !== 'answered'; move = 'pass_on') {
      const mover = moverNamed(`${custody.chain[custody.level]} desk`);
      const step = stepFor(custody, move, mover) as Step;
      expect(step.level).toBe(Math.max(custody.level - 1, 0));
      custody = after(custody, step, mover);
    }
    expect(custody.level).toBe(0);
  });
});
