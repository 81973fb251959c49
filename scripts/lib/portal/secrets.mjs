import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Stop } from '../stop.mjs';

/** @typedef {{ ownerPassword: string, appPassword: string, secret: string }} Secrets */

/**
 * What this installation generated for itself at its first start; readable by its owner only.
 * @param {string} dataDir
 * @returns {Secrets}
 */
export function readSecrets(dataDir) {
  const file = path.join(dataDir, 'secrets.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  if (existsSync(path.join(dataDir, 'postgres', 'PG_VERSION'))) {
    throw new Stop(
      `${file} がありません。データベースのパスワードが入っているため、バックアップから戻してください。データを捨ててよければ ${dataDir} を削除してください。`,
      `${file} is missing. It holds the passwords of the database: restore it from a backup, or delete ${dataDir} to begin anew.`,
    );
  }
  const random = () => randomBytes(24).toString('base64url');
  const secrets = { ownerPassword: random(), appPassword: random(), secret: randomBytes(48).toString('base64url') };
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secrets;
}
