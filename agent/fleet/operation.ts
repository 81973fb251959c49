import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Milliseconds in which what 1,789 servers do is written once. */
const together = 500;

/** Which servers of the fleet are stopped. Servers go on as they are when the center restarts, so it is kept in a file. */
export class FleetOperation {
  private readonly stopped: Set<string>;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly file: string) {
    this.stopped = new Set(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []);
  }

  isRunning(nodeCode: string): boolean {
    return !this.stopped.has(nodeCode);
  }

  set(nodeCode: string, running: boolean): void {
    if (running) this.stopped.delete(nodeCode);
    else this.stopped.add(nodeCode);
    this.timer ??= setTimeout(() => this.write(), together);
  }

  write(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    writeFileSync(`${this.file}.new`, JSON.stringify([...this.stopped]), { mode: 0o600 });
    renameSync(`${this.file}.new`, this.file);
  }
}
