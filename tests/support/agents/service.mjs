import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

// What a server's administrator has put on the agent's allow-list: starts and stops a process, and writes down that it did.
const [what, folder, group, code, journal] = process.argv.slice(2);
// Not an argument: the agent would take this script for the service.
const name = `service-${group}-${code}`;
const pidFile = path.join(folder, 'service.pid');
const flag = (word) => existsSync(path.join(folder, word));
const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

// As slow as the test wants it: until the flag goes.
while (flag(`slow-${what}`)) await wait(200);
if (flag(`fail-${what}`)) {
  process.stdout.write('ポートが使用中です');
  process.exit(1);
}
appendFileSync(journal, `${path.basename(folder)} ${what}\n`);
if (what === 'start') {
  const idle = 'setInterval(() => {}, 1e9)';
  const child = spawn(process.execPath, ['-e', idle, name], { detached: true, stdio: 'ignore' });
  writeFileSync(pidFile, String(child.pid));
  child.unref();
} else if (what === 'stop' && existsSync(pidFile)) {
  try {
    process.kill(Number(readFileSync(pidFile, 'utf8')), 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
  rmSync(pidFile);
}
process.exit(0);
