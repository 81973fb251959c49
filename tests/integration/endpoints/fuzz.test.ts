import { beforeAll, describe, expect, it, vi } from 'vitest';
import { ownerField } from '@/lib/access/forms/fields';
import { hashPassword } from '@/lib/access/login/passwords';
import { owner } from '@/tests/support/database';
import { browseAs, pageOwner, Redirected } from '@/tests/support/endpoints/browser';
import { badTexts, badValuesOf, corrections } from '@/tests/support/endpoints/junk';
import { type ActionEndpoint, actionEndpoints } from '@/tests/support/endpoints/registered';
import { actionSamples } from '@/tests/support/endpoints/samples';
import type { Fields } from '@/tests/support/endpoints/types';
import { type Fixture, loadFixture } from '@/tests/support/inquiries';
import { unchanged } from '@/tests/support/unchanged';

vi.hoisted(() => Object.assign(process.env, { RENKEI_SECOND_FACTOR: 'optional' }));
vi.mock('next/headers', () => import('@/tests/support/endpoints/browser'));
vi.mock('next/navigation', () => import('@/tests/support/endpoints/browser'));

let fixture: Fixture;
beforeAll(async () => {
  fixture = await loadFixture();
  for (const actor of Object.values(fixture)) await browseAs(actor);
  // Who has none need not confirm it, and everything would be allowed.
  await owner().query('UPDATE users SET password_hash = $1', [await hashPassword('a-password-nobody-guesses')]);
});

/** The form with one field replaced by junk. */
function formWith(fields: Fields, field: string, junk: readonly (string | File)[]): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    if (name !== field) for (const one of [value].flat()) form.append(name, one);
  for (const one of junk) form.append(field, one);
  return form;
}

async function submit(endpoint: ActionEndpoint, form: FormData): Promise<string> {
  try {
    form.set(ownerField, pageOwner());
    const state = await endpoint.submit({ status: 'idle' }, form);
    return state.status === 'failed' ? (state.problems[0]?.code ?? 'no reason') : 'opened';
  } catch (error) {
    if (error instanceof Redirected) return 'opened';
    throw error;
  }
}

const isList = (endpoint: ActionEndpoint, field: string) =>
  endpoint.input.shape[field]?.safeParse([]).success === true || /ids$|^weekdays$|^roles$/i.test(field);

describe.each(actionEndpoints.map((endpoint) => [endpoint.name, endpoint] as const))('%s', (name, endpoint) => {
  it('refuses junk in every field, says which rule it breaks, and changes nothing', async () => {
    const sample = await actionSamples[name]?.(fixture);
    const fields = sample?.fields ?? {};
    await browseAs(sample?.by ?? fixture.town);
    const wrong = await unchanged(async () => {
      const answers: string[] = [];
      for (const field of Object.keys(endpoint.input.shape)) {
        const tries: [string, (string | File)[]][] = [
          ...Object.entries({ ...badTexts, ...badValuesOf(field, endpoint.input.shape[field]) }).map(
            ([what, text]): [string, string[]] => [what, [text]],
          ),
          ['a file', [new File(['x'], 'x.txt')]],
          ...(isList(endpoint, field) ? [] : [['two values', ['a', 'b']] as [string, string[]]]),
        ];
        for (const [what, junk] of tries) {
          const answer = await submit(endpoint, formWith(fields, field, junk));
          if (!corrections.includes(answer)) answers.push(`${field}: ${what}: ${answer}`);
        }
      }
      const extra = await submit(endpoint, formWith(fields, 'role', ['system_administrator']));
      return corrections.includes(extra) ? answers : [...answers, `a field it does not have: ${extra}`];
    });
    expect(wrong).toEqual([]);
  });
});
