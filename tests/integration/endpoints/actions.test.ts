import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { ActionState } from '@/lib/access/action';
import { type Actor, roles } from '@/lib/access/actor';
import { ownerField } from '@/lib/access/forms/fields';
import { formOwnerOf } from '@/lib/access/forms/owner';
import { personOf } from '@/tests/support/country';
import { browseAs, pageOwner, Redirected } from '@/tests/support/endpoints/browser';
import { type ActionEndpoint, actionEndpoints, unregisteredExports } from '@/tests/support/endpoints/registered';
import { actionSamples, ownEndpoints } from '@/tests/support/endpoints/samples';
import type { Fields } from '@/tests/support/endpoints/types';
import { type Fixture, loadFixture } from '@/tests/support/inquiries';
import { unchanged } from '@/tests/support/unchanged';

// Else what a passkey may not be removed from is decided before whose it is.
vi.hoisted(() => Object.assign(process.env, { RENKEI_SECOND_FACTOR: 'optional' }));
vi.mock('next/headers', () => import('@/tests/support/endpoints/browser'));
vi.mock('next/navigation', () => import('@/tests/support/endpoints/browser'));

let fixture: Fixture;
let strangers: Actor[];
beforeAll(async () => {
  fixture = await loadFixture();
  strangers = [];
  for (const role of roles) strangers.push(await personOf('154059', [role]));
  for (const code of ['200000', 'NB0001', 'SOUMU']) strangers.push(await personOf(code, ['system_administrator']));
  for (const actor of [...strangers, ...Object.values(fixture)]) await browseAs(actor);
});

/** Sends the form; `opened` when the action did what it was asked. */
async function submit(endpoint: ActionEndpoint, fields: Fields, owner = pageOwner()): Promise<string> {
  const form = new FormData();
  form.set(ownerField, owner);
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one);
  try {
    return answerOf(await endpoint.submit({ status: 'idle' }, form));
  } catch (error) {
    if (error instanceof Redirected) return 'opened';
    throw error;
  }
}
const answerOf = (state: ActionState) => (state.status === 'failed' ? (state.problems[0]?.code ?? '') : 'opened');

const guarded = actionEndpoints.filter((endpoint) => endpoint.needsActor);
const byName = (endpoints: readonly ActionEndpoint[]) =>
  endpoints.map((endpoint) => [endpoint.name, endpoint] as const);

it('nothing that a form can be sent to is unregistered', () => {
  expect(unregisteredExports().filter((name) => !name.startsWith('/app/api/auth/'))).toEqual([]);
});

it('every action is opened with a sample, or names nothing of anybody’s', () => {
  const known = new Set([...Object.keys(actionSamples), ...ownEndpoints]);
  expect(guarded.map((endpoint) => endpoint.name).filter((name) => !known.has(name))).toEqual([]);
});

/** A form for each action that it would take from the right person. Where all are refused, none is used up. */
const forms = new Map<ActionEndpoint, Fields>();

/** What each action answers to its form. */
async function pressAll(browse: () => Promise<void>, owner?: string): Promise<Record<string, string>> {
  for (const endpoint of guarded)
    if (!forms.has(endpoint)) forms.set(endpoint, (await actionSamples[endpoint.name]?.(fixture))?.fields ?? {});
  await browse();
  return unchanged(async () => {
    const answers: Record<string, string> = {};
    for (const [endpoint, fields] of forms) answers[endpoint.name] = await submit(endpoint, fields, owner);
    return answers;
  });
}
const all = (answer: string) => Object.fromEntries(guarded.map((endpoint) => [endpoint.name, answer]));

it('without a session every action is shut, and nothing is changed', async () => {
  expect(await pressAll(() => browseAs(null))).toEqual(all('sessionExpired'));
});

it('from a page of another site every action is shut, with a good session too', async () => {
  expect(await pressAll(() => browseAs(fixture.town, 'https://evil.example'))).toEqual(all('crossSite'));
});

describe('a form of somebody who was logged in before', () => {
  it.each([
    ['a colleague', () => formOwnerOf(fixture.townStaff.userId)],
    ['another town', () => formOwnerOf(fixture.neighbour.userId)],
    ['nobody', () => ''],
  ])('is refused by every action, and nothing is changed: %s', async (_name, owner) => {
    expect(await pressAll(() => browseAs(fixture.town), owner())).toEqual(all('otherPerson'));
  });
});

describe.each(byName(guarded.filter((endpoint) => endpoint.name in actionSamples)))('%s', (name, endpoint) => {
  it('opens for whom it should, and for nobody of another organization in any role', async () => {
    const sample = await actionSamples[name]?.(fixture);
    if (!sample) throw new Error('no sample');
    const others = Object.entries(fixture).filter(
      ([who, actor]) => actor !== sample.by && !sample.also?.includes(who as keyof Fixture),
    );
    const outsiders = strangers.filter(({ organizationId }) => organizationId !== sample.by.organizationId);
    expect(outsiders.length).toBeGreaterThanOrEqual(strangers.length - roles.length);
    // Counting attempts at a password is what refusing them means.
    const answers = await unchanged(async () => {
      const collected: string[] = [];
      for (const actor of [...outsiders, ...others.map(([, actor]) => actor)]) {
        await browseAs(actor);
        collected.push(await submit(endpoint, sample.fields));
      }
      return collected;
    }, ['login_throttles']);
    expect(answers.filter((answer) => answer !== 'denied' && answer !== 'notFound')).toEqual([]);
    await browseAs(sample.by);
    expect(await submit(endpoint, sample.fields)).toBe('opened');
  });
});

it.each(byName(guarded.filter((endpoint) => ownEndpoints.includes(endpoint.name))))(
  '%s names nobody',
  (_name, endpoint) => {
    const ids = Object.keys(endpoint.input.shape).filter((field) => /(^i|I)ds?$/.test(field));
    expect(ids).toEqual([]);
  },
);
