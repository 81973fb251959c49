import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { ActionState } from '@/lib/access/action';
import { type Actor, roles } from '@/lib/access/actor';
import { personOf } from '@/tests/support/country';
import { browseAs, Redirected } from '@/tests/support/doors/browser';
import { type ActionDoor, actionDoors, unregisteredExports } from '@/tests/support/doors/registered';
import { actionSamples, type Fields, ownDoors } from '@/tests/support/doors/samples';
import { type Cast, loadCast } from '@/tests/support/inquiries';
import { unchanged } from '@/tests/support/unchanged';

// Else what a passkey may not be removed from is decided before whose it is.
vi.hoisted(() => Object.assign(process.env, { RENKEI_SECOND_FACTOR: 'optional' }));
vi.mock('next/headers', () => import('@/tests/support/doors/browser'));
vi.mock('next/navigation', () => import('@/tests/support/doors/browser'));

let cast: Cast;
let strangers: Actor[];
beforeAll(async () => {
  cast = await loadCast();
  strangers = [];
  for (const role of roles) strangers.push(await personOf('154059', [role]));
  for (const code of ['200000', 'NB0001', 'SOUMU']) strangers.push(await personOf(code, ['system_administrator']));
  for (const actor of [...strangers, ...Object.values(cast)]) await browseAs(actor);
});

/** Sends the form; `opened` when the action did what it was asked. */
async function press(door: ActionDoor, fields: Fields): Promise<string> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one);
  try {
    return answerOf(await door.press({ status: 'idle' }, form));
  } catch (error) {
    if (error instanceof Redirected) return 'opened';
    throw error;
  }
}
const answerOf = (state: ActionState) => (state.status === 'failed' ? (state.problems[0]?.code ?? '') : 'opened');

const guarded = actionDoors.filter((door) => door.needsActor);
const byName = (doors: readonly ActionDoor[]) => doors.map((door) => [door.name, door] as const);

it('nothing that a form can be sent to is unregistered', () => {
  expect(unregisteredExports().filter((name) => !name.startsWith('/app/api/auth/'))).toEqual([]);
});

it('every action is opened with a sample, or names nothing of anybody’s', () => {
  const known = new Set([...Object.keys(actionSamples), ...ownDoors]);
  expect(guarded.map((door) => door.name).filter((name) => !known.has(name))).toEqual([]);
});

/** What each action answers to a form that it would take from the right person. */
async function pressAll(browse: () => Promise<void>): Promise<Record<string, string>> {
  const forms = new Map<ActionDoor, Fields>();
  for (const door of guarded) forms.set(door, (await actionSamples[door.name]?.(cast))?.fields ?? {});
  await browse();
  return unchanged(async () => {
    const answers: Record<string, string> = {};
    for (const [door, fields] of forms) answers[door.name] = await press(door, fields);
    return answers;
  });
}
const all = (answer: string) => Object.fromEntries(guarded.map((door) => [door.name, answer]));

it('without a session every action is shut, and nothing is changed', async () => {
  expect(await pressAll(() => browseAs(null))).toEqual(all('sessionExpired'));
});

it('from a page of another site every action is shut, with a good session too', async () => {
  expect(await pressAll(() => browseAs(cast.town, 'https://evil.example'))).toEqual(all('crossSite'));
});

describe.each(byName(guarded.filter((door) => door.name in actionSamples)))('%s', (name, door) => {
  it('opens for whom it should, and for nobody of another organization in any role', async () => {
    const sample = await actionSamples[name]?.(cast);
    if (!sample) throw new Error('no sample');
    const others = Object.entries(cast).filter(
      ([who, actor]) => actor !== sample.by && !sample.also?.includes(who as keyof Cast),
    );
    // Counting attempts at a password is what refusing them means.
    const answers = await unchanged(async () => {
      const collected: string[] = [];
      for (const actor of [...strangers, ...others.map(([, actor]) => actor)]) {
        await browseAs(actor);
        collected.push(await press(door, sample.fields));
      }
      return collected;
    }, ['login_throttles']);
    expect(answers.filter((answer) => answer !== 'denied' && answer !== 'notFound')).toEqual([]);
    await browseAs(sample.by);
    expect(await press(door, sample.fields)).toBe('opened');
  });
});

it.each(byName(guarded.filter((door) => ownDoors.includes(door.name))))('%s names nobody', (_name, door) => {
  const ids = Object.keys(door.input.shape).filter((field) => /(^i|I)ds?$/.test(field));
  expect(ids.filter((field) => field !== 'challengeId')).toEqual([]);
});
