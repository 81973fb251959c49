import { expect, it } from 'vitest';
import { opensHere, triageSteps } from './triage-steps';

const row = (name: string, isConnected = true) => ({ name, isConnected });
const [a, b, gone] = [row('a'), row('b'), row('gone', false)];

function queue() {
  const loaded: string[] = [];
  return { loaded, steps: triageSteps<typeof a>(({ name }) => loaded.push(name)) };
}

it('a row is on its way until it is shown', () => {
  const { loaded, steps } = queue();
  expect(steps.wanted()).toBeNull();
  steps.go(a);
  expect(steps.wanted()).toBe(a);
  steps.arrived();
  expect([steps.wanted(), loaded]).toEqual([null, ['a']]);
});

it('one that was clicked while another is loaded is loaded after it, and nothing rests on the first', () => {
  const { loaded, steps } = queue();
  steps.go(a);
  steps.go(b);
  expect(loaded).toEqual(['a']);
  steps.arrived();
  expect([steps.wanted(), loaded]).toEqual([b, ['a', 'b']]);
  steps.arrived();
  expect(steps.wanted()).toBeNull();
});

it('one that has left the queue meanwhile is not loaded', () => {
  const { loaded, steps } = queue();
  steps.go(a);
  steps.go(gone);
  steps.arrived();
  expect([steps.wanted(), loaded]).toEqual([null, ['a']]);
});

const plain = { button: 0, defaultPrevented: false, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

it.each([
  ['a click', plain, true],
  ['one with Ctrl', { ...plain, ctrlKey: true }, false],
  ['one with the command key', { ...plain, metaKey: true }, false],
  ['one with Shift', { ...plain, shiftKey: true }, false],
  ['one with Alt', { ...plain, altKey: true }, false],
  ['the middle button', { ...plain, button: 1 }, false],
  ['one that was answered already', { ...plain, defaultPrevented: true }, false],
])('%s opens a link here: %s', (_name, click, here) => expect(opensHere(click)).toBe(here));
