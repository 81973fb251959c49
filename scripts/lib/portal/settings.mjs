import path from 'node:path';
import { root } from '../root.mjs';
import { Stop } from '../stop.mjs';
import { readAddress } from './address.mjs';

/**
 * @typedef {object} Settings
 * @property {'production' | 'development'} mode
 * @property {string} dataDir absolute
 * @property {number} port
 * @property {string} host
 * @property {string} origin
 * @property {string | undefined} ownerUrl the outside PostgreSQL's administrator, for migrations only
 * @property {string | undefined} appUrl what web and worker log in with
 * @property {boolean} demonstration
 * @property {boolean} logToFiles otherwise what web and worker print goes where we print
 * @property {readonly string[]} roles which of web, worker and (of a demonstration) fleet run here
 */

/**
 * @param {'production' | 'development'} mode
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {Settings}
 */
export function readSettings(mode, environment = process.env) {
  const outside = Boolean(environment.DATABASE_URL || environment.RENKEI_APP_DATABASE_URL);
  const port = readPort(environment);
  const host = environment.RENKEI_HOST || '127.0.0.1';
  return {
    mode,
    dataDir: path.resolve(root, environment.RENKEI_DATA_DIR || '.renkei'),
    port,
    host,
    origin: environment.RENKEI_ORIGIN || `http://localhost:${port}`,
    ownerUrl: readAddress(environment, 'DATABASE_URL'),
    appUrl: readAddress(environment, 'RENKEI_APP_DATABASE_URL'),
    demonstration: environment.RENKEI_DEMO ? /^(true|1|yes|on)$/i.test(environment.RENKEI_DEMO) : !outside,
    logToFiles: environment.RENKEI_LOG_FILES ? environment.RENKEI_LOG_FILES === 'true' : !outside,
    // Who develops has the fleet by `npx renkei fleet` when it is needed.
    roles: (environment.RENKEI_RUN || (mode === 'production' ? 'web,worker,fleet' : 'web,worker'))
      .split(',')
      .map((role) => role.trim()),
  };
}

/** @param {NodeJS.ProcessEnv} environment */
function readPort(environment) {
  const name = environment.RENKEI_PORT ? 'RENKEI_PORT' : 'PORT';
  const text = environment[name] || '3000';
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Stop(`${name} はポート番号ではありません: ${text}`, `${name} is not a port number: ${text}`, { code: 2 });
}
