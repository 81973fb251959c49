import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { packageAbove, root } from '../root.mjs';
import { buildPrograms, builtProgram } from './programs.mjs';

const imported = /^(?:import\s.*|\} )from "([^."][^"]*)";$|^import "([^."][^"]*)";$/gm;

it('the programs beside the web server find every package that they import', async () => {
  await buildPrograms();
  const folder = path.join(root, 'worker', 'dist');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.mjs'));
  expect(files).toContain(path.relative('worker/dist', builtProgram('agent/fleet/main.ts').at(-1) ?? ''));
  const packages = new Set(
    files.flatMap((file) =>
      Array.from(readFileSync(path.join(folder, file), 'utf8').matchAll(imported), ([, from, bare]) => from ?? bare),
    ),
  );
  expect(packages.size).toBeGreaterThan(20);
  const script = `for (const name of ${JSON.stringify([...packages])}) await import(name);`;
  const parameters = ['--conditions=react-server', '--input-type=module', '--eval', `${script} process.exit(0)`];
  expect(execFileSync(process.execPath, parameters, { cwd: root, encoding: 'utf8' })).toBe('');
});

it('they find the folder that holds package.json, from which they start others', () => {
  for (const entry of ['worker/main.ts', 'scripts/lib/site/main.ts'])
    expect(packageAbove(path.join(root, path.dirname(builtProgram(entry).at(-1) ?? '')))).toBe(root);
});
