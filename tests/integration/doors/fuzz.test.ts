import { beforeAll, describe, expect, it, vi } from 'vitest';
import { hashPassword } from '@/lib/access/passwords';
import { owner } from '@/tests/support/database';
import { browseAs, Redirected } from '@/tests/support/doors/browser';
import { badTexts, badValuesOf, corrections } from '@/tests/support/doors/junk';
import { type ActionDoor, actionDoors } from '@/tests/support/doors/registered';
import { actionSamples, type Fields } from '@/tests/support/doors/samples';
import { type Cast, loadCast } from '@/tests/support/inquiries';
import { unchanged } from '@/tests/support/unchanged';

vi.hoisted(() => Object.assign(process.env, { RENKEI_SECOND_FACTOR: 'optional' }));
vi.mock('next/headers', () => import('@/tests/support/doors/browser'));
vi.mock('next/navigation', () => import('@/tests/support/doors/browser'));

let cast: Cast;
beforeAll(async () => {
  cast = await loadCast();
  for (const actor of Object.values(cast)) await browseAs(actor);
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

async function press(door: ActionDoor, form: FormData): Promise<string> {
  try {
    const state = await door.press({ status: 'idle' }, form);
    return state.status === 'failed' ? (state.problems[0]?.code ?? 'no reason') : 'opened';
  } catch (error) {
    if (error instanceof Redirected) return 'opened';
    throw error;
  }
}

const isList = (door: ActionDoor, field: string) =>
  door.input.shape[field]?.safeParse([]).success === true || /ids$|^weekdays$|^roles$/i.test(field);

describe.each(actionDoors.map((door) => [door.name, door] as const))('%s', (name, door) => {
  it('refuses junk in every field, says which rule it breaks, and changes nothing', async () => {
    const sample = await actionSamples[name]?.(cast);
    const fields = sample?.fields ?? {};
    await browseAs(sample?.by ?? cast.town);
    const wrong = await unchanged(async () => {
      const answers: string[] = [];
      for (const field of Object.keys(door.input.shape)) {
        const tries: [string, (string | File)[]][] = [
          ...Object.entries({ ...badTexts, ...badValuesOf(field) }).map(([what, text]): [string, string[]] => [
            what,
            [text],
          ]),
          ['a file', [new File(['x'], 'x.txt')]],
          ...(isList(door, field) ? [] : [['two values', ['a', 'b']] as [string, string[]]]),
        ];
        for (const [what, junk] of tries) {
          const answer = await press(door, formWith(fields, field, junk));
          if (!corrections.includes(answer)) answers.push(`${field}: ${what}: ${answer}`);
        }
      }
      const extra = await press(door, formWith(fields, 'role', ['system_administrator']));
      return corrections.includes(extra) ? answers : [...answers, `a field it does not have: ${extra}`];
    });
    expect(wrong).toEqual([]);
  });
});
