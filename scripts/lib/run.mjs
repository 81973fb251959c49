import { spawn } from 'node:child_process';
import { root } from './root.mjs';

/** @typedef {{ code: number, output: string }} Outcome */

/** @type {Set<import('node:child_process').ChildProcess>} */
const working = new Set();

/**
 * Runs a program to its end and keeps what it printed. Node scripts are named by their path.
 * @param {string} program
 * @param {readonly string[]} parameters
 * @param {{ environment?: Record<string, string | undefined>, onLine?: (line: string) => void, folder?: string }} [options]
 * @returns {Promise<Outcome>}
 */
export function run(program, parameters, { environment = {}, onLine, folder = root } = {}) {
  return new Promise((resolve) => {
    const env = { ...process.env, ...environment };
    const child = spawn(program, parameters, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    working.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
        if (onLine) for (const line of text.split('\n')) if (line.trim()) onLine(line.trim());
      });
    }
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (code, signal) => {
      working.delete(child);
      resolve({ code: code ?? 1, output: signal ? `${output}\n(${signal})` : output });
    });
  });
}

/**
 * @param {readonly string[]} parameters of Node
 * @param {Parameters<typeof run>[2]} [options]
 */
export const runNode = (parameters, options) => run(process.execPath, parameters, options);

/** Ends whatever `run` still waits for. */
export function abandonRuns() {
  for (const child of working) child.kill('SIGTERM');
}

/**
 * The end of a long output, which is where programs say what went wrong.
 * @param {string} text
 * @param {number} [lines]
 */
export const tailOf = (text, lines = 30) => text.trimEnd().split('\n').slice(-lines).join('\n');
