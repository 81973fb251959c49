import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Stop } from '../stop.mjs';

/** @typedef {{ superuserPassword: string, ownerPassword: string, appPassword: string, secret: string }} Secrets */

/**
 * What this installation generated for itself at its first start; readable by its owner only.
 * @param {string} dataDir
 * @returns {Secrets}
 */
export function readSecrets(dataDir) {
  const file = path.join(dataDir, 'secrets.json');
  const random = () => randomBytes(24).toString('base64url');
  if (existsSync(file)) {
    const kept = JSON.parse(readFileSync(file, 'utf8'));
    // Written by a version whose database had no superuser of its own.
    return kept.superuserPassword ? kept : keep(file, { superuserPassword: random(), ...kept });
  }
  if (existsSync(path.join(dataDir, 'postgres', 'PG_VERSION'))) {
    throw new Stop(
      `${file} がありません。データベースのパスワードが入っているため、バックアップから戻してください。データを捨ててよければ ${dataDir} を削除してください。`,
      `${file} is missing. It holds the passwords of the database: restore it from a backup, or delete ${dataDir} to begin anew.`,
    );
  }
  return keep(file, {
    superuserPassword: random(),
    ownerPassword: random(),
    appPassword: random(),
    secret: randomBytes(48).toString('base64url'),
  });
}

/**
 * @param {string} file
 * @param {Secrets} secrets
 */
function keep(file, secrets) {
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secrets;
}
