import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { Stop } from '../stop.mjs';

/**
 * PostgreSQL refuses to run as root. Started by root, it runs as another account of this machine.
 * @typedef {{ uid: number, gid: number, capability: string | undefined }} Account
 */

/**
 * @param {string[]} places files and folders the account has to reach
 * @returns {Account | undefined} nothing: run as we are
 */
export function postgresAccount(places) {
  if (process.getuid?.() !== 0) return undefined;
  const account = findAccount();
  const reachable = places.every((place) => ancestors(place).every((folder) => maySearch(folder, account)));
  return { ...account, capability: reachable ? undefined : searchCapability(account) };
}

/**
 * @param {Account | undefined} account
 * @param {string} program
 * @param {readonly string[]} parameters
 * @returns {{ program: string, parameters: string[], ids: { uid?: number, gid?: number } }}
 */
export function runAs(account, program, parameters) {
  if (!account) return { program, parameters: [...parameters], ids: {} };
  const { uid, gid, capability } = account;
  if (!capability) return { program, parameters: [...parameters], ids: { uid, gid } };
  return { program: 'setpriv', parameters: [...setpriv(account), program, ...parameters], ids: {} };
}

function findAccount() {
  const lines = process.platform === 'linux' ? readFileSync('/etc/passwd', 'utf8').split('\n') : [];
  for (const name of ['renkei', 'postgres', 'nobody']) {
    const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':');
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]), capability: undefined };
  }
  if (process.platform === 'darwin') {
    const id = (/** @type {string} */ flag) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
    return { uid: id('-u') | 0, gid: id('-g') | 0, capability: undefined };
  }
  throw new Stop(
    'PostgreSQL は root では動きません。一般ユーザーで実行するか、ユーザー postgres を作成してください（useradd --system postgres）。',
    'PostgreSQL does not run as root. Run this as an ordinary user, or make one called postgres (useradd --system postgres).',
  );
}

/** @param {string} place */
function ancestors(place) {
  const folders = [];
  for (let folder = path.dirname(path.resolve(place)); ; folder = path.dirname(folder)) {
    folders.push(folder);
    if (folder === path.dirname(folder)) return folders;
  }
}

/**
 * @param {string} folder
 * @param {Account} account
 */
function maySearch(folder, account) {
  const { uid, gid, mode } = statSync(folder);
  if (uid === account.uid) return (mode & 0o100) !== 0;
  return (gid === account.gid ? mode & 0o010 : mode & 0o001) !== 0;
}

/**
 * The project lies in a folder that other accounts may not enter, such as /root. The account then gets the one privilege
 * of entering folders, rather than the folder being opened to everybody.
 * @param {Account} account
 */
function searchCapability(account) {
  for (const capability of ['dac_read_search', 'dac_override']) {
    const trial = { ...account, capability };
    if (spawnSync('setpriv', [...setpriv(trial), 'true']).status === 0) return capability;
  }
  throw new Stop(
    'このフォルダは他のユーザーから入れないため、root から PostgreSQL を起動できません。一般ユーザーで実行するか、/opt などへ移してください。',
    'PostgreSQL cannot be started by root here, because other users may not enter this folder. Run as an ordinary user or move the project, for example to /opt.',
  );
}

/** @param {Account} account */
function setpriv({ uid, gid, capability }) {
  return [
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    `--inh-caps=+${capability}`,
    `--ambient-caps=+${capability}`,
  ];
}
