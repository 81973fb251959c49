import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { tailOf } from '../run.mjs';
import { Stop } from '../stop.mjs';
import { installByApt } from './apt.mjs';

const home = '/usr/lib/postgresql';

/** @returns {string | undefined} folder of the programs of the newest version that is installed */
function find() {
  const versions = existsSync(home) ? readdirSync(home).map(Number).filter(Number.isInteger) : [];
  return versions
    .sort((one, other) => other - one)
    .map((version) => path.join(home, String(version), 'bin'))
    .find((folder) => existsSync(path.join(folder, 'pg_basebackup')));
}

/**
 * The system's PostgreSQL, with all its programs: what comes with the packages makes no standby. Installed if it is missing.
 * @returns {Promise<string>} the folder of its programs
 */
export async function debianPostgres() {
  const found = find();
  if (found) return found;
  const said = await installByApt(['postgresql']);
  const installed = find();
  if (installed) return installed;
  throw new Stop(
    '待機系の試験に使う PostgreSQL がなく、インストールもできませんでした（Debian のパッケージ postgresql）。',
    'The test of a standby needs PostgreSQL, and it could not be installed (Debian’s package postgresql).',
    { detail: tailOf(said, 10) },
  );
}
