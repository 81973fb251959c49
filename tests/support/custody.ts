import { idOf, type OrganizationId } from '@/lib/core/ids';
import type { TicketMove } from '@/lib/tickets/constants';
import { stepFor } from '@/lib/tickets/custody/rules';
import type { Custody, Mover, Step } from '@/lib/tickets/custody/types';
import { branded, type Plain } from '@/tests/support/plain';

/** Organizations of the tables: short names instead of ids, so that a failing row can be read. */
export const relayChain: readonly OrganizationId[] = ['town', 'prefecture', 'center', 'operator'].map(
  idOf<OrganizationId>,
);
export const directChain: readonly OrganizationId[] = ['town', 'center', 'operator'].map(idOf<OrganizationId>);

/**
 * The people an organization can send: at its desk, other staff who may ask (at the asker's: the one who asked), somebody else of
 * that staff, and an auditor who may do neither.
 */
export const people = {
  desk: { desk: true, asks: true },
  staff: { desk: false, asks: true },
  colleague: { desk: false, asks: true },
  auditor: { desk: false, asks: false },
} as const;
export type Person = keyof typeof people;

/** `town desk`, `center auditor`, … */
export type MoverName = `${string} ${Person}`;

export function moverNamed(name: MoverName): Mover {
  const [organizationId, person] = name.split(' ') as [string, Person];
  return { userId: idOf(`${organizationId}-${person}`), organizationId: idOf(organizationId), ...people[person] };
}

/** A ticket somewhere on its way; what is not named is as the relay of a town has it. */
export function custodyAt(plain: Plain<Partial<Custody>> = {}): Custody {
  const over = branded<Partial<Custody>>(plain);
  const level = over.level ?? 1;
  const chain = over.chain ?? relayChain;
  return {
    state: 'waiting',
    level,
    resumeLevel: null,
    chain,
    partyIds: chain.slice(0, Math.max(level, over.resumeLevel ?? 0) + 1),
    route: 'relay',
    urgency: 'normal',
    bypassed: false,
    holderUserId: null,
    askerUserId: idOf(`${chain[0]}-staff`),
    ...over,
  };
}

/** The ticket after the step; `named` is who it is given to. */
export function after(custody: Custody, step: Step, mover: Mover): Custody {
  const { state, level, resumeLevel, chain, partyIds, bypassed } = step;
  const holders = { nobody: null, mover: mover.userId, named: mover.userId, kept: custody.holderUserId };
  return { ...custody, state, level, resumeLevel, chain, partyIds, bypassed, holderUserId: holders[step.holder] };
}

/** Makes the moves one after the other; a move that is not allowed fails the test by name. */
export function play(start: Custody, moves: readonly (readonly [MoverName, TicketMove])[]) {
  const steps: Step[] = [];
  let custody = start;
  for (const [name, move] of moves) {
    const mover = moverNamed(name);
    const step = stepFor(custody, move, mover);
    if (step === null) throw new Error(`${name} may not ${move} in ${custody.state} at level ${custody.level}`);
    steps.push(step);
    custody = after(custody, step, mover);
  }
  return { custody, steps };
}
