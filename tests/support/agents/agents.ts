import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Actor } from '@/lib/access/actor';
import { withActor } from '@/lib/core/db';
import { issueEnrollmentCode } from '@/lib/network/enrollment/mutations';
import { buildAgent } from '@/scripts/lib/prepare/agent.mjs';

const service = path.resolve(import.meta.dirname, 'service.mjs');

/** Real agents, each with a service that it starts and stops: the one file, in a folder of its own, over HTTP. */
export class RealAgents {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'renkei-agents-'));
  private readonly file = path.join(this.folder, 'renkei-agent.mjs');
  private readonly journalFile = path.join(this.folder, 'journal');
  private readonly processes = new Map<string, ChildProcess>();

  constructor(private readonly portal: string) {}

  private folderOf = (code: string): string => path.join(this.folder, code);

  /** Builds the agent, enrols one for each of these organizations' servers by a code, and runs them. */
  async start(codes: readonly string[], by: Actor): Promise<void> {
    await buildAgent(this.file);
    for (const code of codes) {
      const folder = this.folderOf(code);
      mkdirSync(folder);
      const name = `service-${process.pid}-${code}`;
      const run = (what: string) => ({
        run: [process.execPath, service, what, folder, String(process.pid), code, this.journalFile],
      });
      const commands = { start: run('start'), stop: run('stop'), 'daily-processing': run('daily-processing') };
      writeFileSync(path.join(folder, 'agent.json'), JSON.stringify({ operation: { process: name }, commands }));
      const issued = await withActor(by, (db) => issueEnrollmentCode(db, by, `N-${code}`));
      if (!issued.ok) throw new Error(JSON.stringify(issued.problems));
      const [ended] = await once(this.spawn(code, 'enrol', '--code', issued.value.code), 'exit');
      if (ended !== 0) throw new Error(`the agent of ${code} was not enrolled`);
    }
    for (const code of codes) this.run(code);
  }

  /** Runs the agent of a server that is enrolled. */
  run = (code: string): unknown => this.processes.set(code, this.spawn(code, 'run'));

  /** The agent dies without a word; what it has started lives on. */
  kill = (code: string): unknown => this.processes.get(code)?.kill('SIGKILL');

  private spawn(code: string, ...words: string[]): ChildProcess {
    const folder = this.folderOf(code);
    return spawn(process.execPath, [this.file, ...words, '--portal', this.portal, '--folder', folder], {
      cwd: folder,
      env: { PATH: process.env.PATH, NODE_ENV: 'production' },
      stdio: ['ignore', 'ignore', 'ignore'],
    });
  }

  /** From here on this command of a server fails, or does not end; `on` false = no more. */
  set(code: string, command: string, how: 'fail' | 'slow', on = true): void {
    const flag = path.join(this.folderOf(code), `${how}-${command}`);
    if (on) writeFileSync(flag, '');
    else rmSync(flag, { force: true });
  }

  /** What ran at the servers since the last call, in order: `<code> start`. */
  takeJournal(): string[] {
    if (!existsSync(this.journalFile)) return [];
    const lines = readFileSync(this.journalFile, 'utf8').split('\n').filter(Boolean);
    rmSync(this.journalFile);
    return lines;
  }

  /** Ends agents and what they have started. */
  stop(codes: readonly string[]): void {
    for (const one of this.processes.values()) one.kill('SIGKILL');
    for (const code of codes) {
      const pidFile = path.join(this.folderOf(code), 'service.pid');
      try {
        if (existsSync(pidFile)) process.kill(Number(readFileSync(pidFile, 'utf8')), 'SIGKILL');
      } catch {
        // It has ended.
      }
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
