import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { referenceSpeed } from '../bench/calibration.mjs';
import { root } from '../root.mjs';

const turns = 4;
let child: ChildProcess | undefined;

/**
 * How many times longer a fixed piece of work takes now than at the bench's reference speed: seven installations, and whatever else this
 * machine does, share its processors. At least 1: a fast machine makes nobody's seconds longer.
 */
export async function slowness(): Promise<number> {
  if (child === undefined) {
    child = fork(path.join(root, 'scripts', 'lib', 'bench', 'calibration-script.mjs'));
    await once(child, 'message');
  }
  const begin = performance.now();
  for (let turn = 0; turn < turns; turn++) {
    child.send('again');
    await once(child, 'message');
  }
  return Math.max(1, (performance.now() - begin) / turns / referenceSpeed.script);
}

export function stopMeasuring(): void {
  child?.kill();
  child = undefined;
}
