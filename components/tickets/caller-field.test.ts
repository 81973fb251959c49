import { expect, it } from 'vitest';
import { type Caller, type CallerFieldState, callerField, soughtIn } from './caller-field';

const one = (code: string, name: string, exact = false): Caller => ({ code, name, parentName: '新潟県', exact });
const seiro = one('153079', '聖籠町', true);
const others = [one('154059', '出雲崎町'), one('152021', '長岡市')];

/** A field beside another, with searches that are answered when the test says so. */
function page() {
  const searched: { words: string; answer: (found: readonly Caller[]) => Promise<void> }[] = [];
  const seen = { focus: 'caller', typedNext: '', code: null as string | null };
  let shown: CallerFieldState | undefined;
  const leaveFor = (place: string) => {
    if (seen.focus === place) return;
    const left = seen.focus;
    seen.focus = place;
    if (left === 'caller') field.onBlur();
    if (place === 'caller') field.onFocus();
  };
  const field = callerField('', {
    search: (words) =>
      new Promise((resolve) => {
        searched.push({
          words,
          answer: async (found) => {
            resolve(found);
            await new Promise((done) => setTimeout(done));
          },
        });
      }),
    show: (state) => {
      shown = state;
    },
    onChosen: (code) => {
      seen.code = code;
    },
    focused: () => seen.focus === 'caller',
    goOn: () => leaveFor('next'),
    comeBack: () => {
      if (seen.typedNext === '') leaveFor('caller');
    },
  });
  return { field, searched, seen, leaveFor, state: () => shown as CallerFieldState };
}

it('Enter before the answer goes on at once, and chooses what was found for the words before it', async () => {
  const { field, searched, seen, state } = page();
  void field.look('せいろう');
  field.onEnter();
  expect(seen.focus).toBe('next');
  // What is typed now is the next field's.
  seen.typedNext = '試験';
  await searched[0]?.answer([seiro, ...others]);
  expect([seen.code, seen.focus, state().text]).toEqual(['153079', 'next', '153079 新潟県 聖籠町']);
  expect(searched.map(({ words }) => words)).toEqual(['せいろう']);
});

it('where several are meant it comes back to choose, unless somebody types in the next field already', async () => {
  for (const typedNext of ['', '試験']) {
    const { field, searched, seen, state } = page();
    void field.look('町');
    field.onEnter();
    seen.typedNext = typedNext;
    await searched[0]?.answer(others);
    const stays = typedNext !== '';
    expect(seen).toEqual({ focus: stays ? 'next' : 'caller', typedNext, code: null });
    expect([state().open, state().several]).toEqual([!stays, stays]);
  }
});

it('Enter right after the answer takes what came with it, not what was shown before', async () => {
  const { field, searched, seen } = page();
  void field.look('町');
  await searched[0]?.answer(others);
  void field.look('聖籠');
  await searched[1]?.answer([seiro]);
  field.onEnter();
  expect([seen.code, seen.focus]).toEqual(['153079', 'next']);
});

it('an answer to what was typed before chooses nothing', async () => {
  const { field, searched, seen, state, leaveFor } = page();
  void field.look('聖籠');
  field.onEnter();
  leaveFor('caller');
  void field.look('長岡');
  await searched[0]?.answer([seiro]);
  expect([seen.code, state().text]).toEqual([null, '長岡']);
  await searched[1]?.answer(others.slice(1));
  expect([seen.code, state().open]).toEqual([null, true]);
  leaveFor('next');
  expect(seen.code).toBe('152021');
});

it.each([
  [' 聖籠 町 ', '聖籠 町'],
  ['聖\u202e籠\u200b', '聖籠'],
  ['\u202e', ''],
  ['聖\u0001籠', '聖 籠'],
  ['\ud83d聖', '聖'],
  ['あ'.repeat(300), 'あ'.repeat(40)],
  [`${'あ'.repeat(39)}𠮷`, 'あ'.repeat(39)],
])('looks for %j as %j', (typed, sought) => expect(soughtIn(typed)).toBe(sought));

it('looks for nothing where nothing is seen', () => {
  const { field, searched, seen } = page();
  void field.look('\u202e');
  field.onEnter();
  expect([searched, seen.focus]).toEqual([[], 'next']);
});
