import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { origin } from './session';

/** Real agents by the file that the portal gives out, each in its folder below one. */
export class Agents {
  readonly file: string;
  private readonly running = new Map<string, ChildProcess>();

  constructor(
    private readonly folder: string,
    private readonly portalOf: (code: string) => string = () => origin,
  ) {
    this.file = path.join(folder, 'renkei-agent.mjs');
  }

  folderOf = (code: string): string => path.join(this.folder, code);

  async download(page: Page): Promise<void> {
    const answer = await page.request.get('/network/agent/renkei-agent.mjs');
    expect(answer.headers()['content-disposition']).toContain('attachment');
    writeFileSync(this.file, await answer.body());
  }

  /** By a code from the server's page. */
  async enrol(page: Page, code: string): Promise<void> {
    await page.goto(`/network/nodes/${code}/manage`);
    await page.getByRole('button', { name: '登録コードを発行する' }).click();
    const shown = page.getByText(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){3}$/);
    await expect(shown).toBeVisible({ timeout: 60_000 });
    const [ended] = await once(this.spawn(code, 'enrol', '--code', (await shown.textContent()) ?? ''), 'exit');
    expect(ended).toBe(0);
  }

  start(code: string): void {
    this.running.set(code, this.spawn(code, 'run'));
  }

  kill(code: string): void {
    this.running.get(code)?.kill('SIGKILL');
  }

  killAll(): void {
    for (const agent of this.running.values()) agent.kill('SIGKILL');
  }

  private spawn(code: string, ...words: string[]): ChildProcess {
    const places = ['--portal', this.portalOf(code), '--folder', this.folderOf(code)];
    return spawn(process.execPath, [this.file, ...words, ...places], { cwd: this.folder, stdio: 'ignore' });
  }
}
