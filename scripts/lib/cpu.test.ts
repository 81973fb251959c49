import { expect, it } from 'vitest';
import { CpuMeter, type Stat } from './cpu.mjs';

const process = (pid: number, parent: number, own: number, reaped = 0): Stat => ({
  ...{ pid, parent, own, reaped },
  birth: `${pid}`,
  name: 'test',
});
const stranger = process(900, 1_000, 500);

/** What the meter says after each look at the machine. */
function readings(looks: readonly (readonly Stat[])[]): number[] {
  let at = 0;
  const meter = new CpuMeter(1, () => [stranger, ...(looks[at++] ?? [])]);
  return looks.map(() => meter.seconds());
}

it('adds up what lives, and what a parent took over when its child ended', () => {
  const top = process(1, 0, 1);
  expect(
    readings([[top, process(2, 1, 3), process(3, 2, 2)], [top, process(2, 1, 4, 2)], [process(1, 0, 1, 7)]]),
  ).toEqual([6, 7, 8]);
});

it('keeps what somebody used whom nobody waited for', () => {
  const top = process(1, 0, 1);
  // The browser (2) is killed; its renderer (3) belongs to the machine then, works on and ends.
  expect(
    readings([
      [top, process(2, 1, 3), process(3, 2, 10)],
      [process(1, 0, 1, 3), process(3, 1_000, 12)],
      [process(1, 0, 1, 3)],
    ]),
  ).toEqual([14, 16, 16]);
});

it('keeps the time of a whole branch that ended at once and was waited for in part', () => {
  const top = process(1, 0, 1);
  expect(readings([[top, process(2, 1, 3), process(3, 2, 10)], [process(1, 0, 1, 4)]])).toEqual([14, 14]);
});

it('takes a process with the number of an earlier one for another', () => {
  const top = process(1, 0, 1);
  const later = { ...process(2, 50, 100), birth: 'later' };
  expect(
    readings([
      [top, process(2, 1, 3)],
      [process(1, 0, 1, 3), later],
    ]),
  ).toEqual([4, 4]);
});
