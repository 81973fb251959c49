import './lib/check-node.mjs';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { missingFromLock } from './lib/prepare/lockfile.mjs';
import { root } from './lib/root.mjs';

// Run after `npm install <package>`. A registry mirror often carries only the platforms its users have; npm then leaves the
// other platforms' packages out of package-lock.json, and `npm ci` refuses such a file everywhere.
const file = path.join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const missing = missingFromLock(lock.packages);
const entries = Object.entries({ ...lock.packages, ...missing });
lock.packages = Object.fromEntries(entries.sort(([one], [other]) => one.localeCompare(other, 'en')));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${Object.keys(missing).length} added\n`);
